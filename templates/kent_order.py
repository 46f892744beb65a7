"""The same papers in the order of Kent County Council: a block of From, To and Subject, recommendations in front."""

from outcome_paper import RECOMMENDED, Words

HEAD: Words = (
    ("Report From", "From:\t{{ report_from }}"),
    ("Report From", "To:\t{{ committee }}, {{ meeting_date }}"),
    ("Title", "Subject:\t{{ title }}"),
    ("Report From", "Classification:\t{{ classification }}"),
    ("Report From", "Electoral divisions:\t{{ wards }}"),
    ("Report From", "{%p if portfolio %}"),
    ("Report From", "Cabinet member:\t{{ portfolio }}"),
    ("Report From", "{%p endif %}"),
    ("Report From", "Author:\t{{ author }}"),
)
HEADINGS = {"Budget and policy framework": "Introduction", "Advice and analysis": "The findings of the inspection"}
RECOMMENDATIONS: Words = (
    ("Heading Unnumbered", "Recommendations"),
    (RECOMMENDED, "{%p for recommendation in recommendations %}"),
    (RECOMMENDED, "{{ recommendation }}"),
    (RECOMMENDED, "{%p endfor %}"),
)


def in_kents_order(words: Words) -> Words:
    """The paper's own words, with that head, and its recommendations after the summary instead of near the end."""
    from_start, from_end = _place(words, "Report from:\t{{ report_from }}"), _place(words, "Summary")
    body_start = [style for style, _ in words].index("Heading 1")
    asked, ending = _place(words, "Recommendations"), _place(words, "Lead officer contact")
    ordered = (
        *HEAD,
        *(line for line in words[:from_start] if line[0] == "Notice"),
        *words[from_end:body_start],
        *RECOMMENDATIONS,
        *words[body_start:asked],
        *words[ending:],
    )
    return tuple((style, HEADINGS.get(text, text)) for style, text in ordered)


def _place(words: Words, text: str) -> int:
    return [said for _, said in words].index(text)
