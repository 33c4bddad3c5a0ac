/** Excerpts of the Guides for the Use of Environmental Marketing Claims, 16 CFR part 260, of the US Federal Trade Commission. Public domain. */
export const greenGuides = `# Guides for the Use of Environmental Marketing Claims (excerpts)

## § 260.3 General principles

(a) Qualifications and disclosures. To prevent deceptive claims, qualifications and disclosures should be clear, prominent, and understandable.

(c) Overstatement of environmental attribute. An environmental marketing claim should not overstate, directly or by implication, an environmental attribute or benefit. Marketers should not state or imply environmental benefits if the benefits are negligible.

(d) Comparative claims. Comparative environmental marketing claims should be clear to avoid consumer confusion about the comparison. Marketers should have substantiation for the comparison.

## § 260.4 General environmental benefit claims

(a) It is deceptive to misrepresent, directly or by implication, that a product, package, or service offers a general environmental benefit.

(b) Unqualified general environmental benefit claims are difficult to interpret and likely convey a wide range of meanings. In many cases, such claims likely convey that the product, package, or service has specific and far-reaching environmental benefits and may convey that the item or service has no negative environmental impact. Because it is highly unlikely that marketers can substantiate all reasonable interpretations of these claims, marketers should not make unqualified general environmental benefit claims.

(c) Marketers can qualify general environmental benefit claims to prevent deception about the nature of the environmental benefit being asserted. To avoid deception, marketers should use clear and prominent qualifying language that limits the claim to a specific benefit or benefits.

## § 260.15 Renewable energy claims

(a) It is deceptive to misrepresent, directly or by implication, that a product or package is made with renewable energy or that a service uses renewable energy.

(b) Research suggests that reasonable consumers may interpret renewable energy claims differently than marketers may intend. Unless marketers have substantiation for all their express and reasonably implied claims, they should clearly and prominently qualify their renewable energy claims. For instance, marketers may minimize the risk of deception by specifying the source of the renewable energy (e.g., wind or solar energy).

(d) If a marketer generates renewable electricity but sells renewable energy certificates for all of that electricity, it would be deceptive for the marketer to represent, directly or by implication, that it uses renewable energy.
`
