"""Papers of random sentences made of the rules' own words: no rule falls over one, whatever it says."""

import random

import pytest

from tests.faulty_papers import paper_of_sentences
from tests.helpers import sample_letter
from toolkit.model.earlier_paper import EarlierPaper, PaperParagraph, PaperSection
from toolkit.rules.fidelity import fidelity_problems

WORDS = (
    *(
        "inspectors",
        "Ofsted",
        "CQC",
        "the letter",
        "the report",
        "they",
        "the area",
        "Thornmere",
        "the council",
        "parents",
    ),
    *(
        "found",
        "said",
        "told",
        "rated",
        "judged",
        "identified",
        "raised",
        "wrote",
        "received",
        "reported",
        "was",
        "would",
    ),
    *(
        "no",
        "five",
        "a hundred",
        "2\u00bd",
        "18",
        "46",
        "0",
        "1,200",
        "one",
        "half",
        "39%",
        "(40%)",
        "per cent",
        "of",
        "in",
    ),
    *(
        "significant weaknesses",
        "areas of significant weakness",
        "areas for development",
        "strengths",
        "areas for priority",
    ),
    *(
        "some concerns",
        "effectiveness",
        "inadequate",
        "requires improvement",
        "good",
        "However,",
        "who",
        "without",
        "not",
    ),
    *(
        "70 working days",
        "within",
        "days",
        "months",
        "from",
        "publication",
        "of receiving",
        "Counted from",
        "it is due by",
    ),
    *(
        "the statement of action",
        "it would be",
        "deadline",
        "submitted to",
        "the Department for Education",
        "dated",
        "on",
    ),
    *(
        "14 January 2022",
        "31 February 2022",
        "8 to 12 November 2021",
        "1 January 0001",
        "31 December 9999",
        "November 2021",
    ),
    *("published", "inspection took place", "a regular update", "the Committee", "will receive", "because", "required"),
    *(
        "[2021-W1]",
        "[2021-I-S01]",
        "[2021-X-S99]",
        "[Paper details: Author]",
        "[\u2026]",
        "\u2026",
        "in their own words:",
    ),
    *(
        "\u201c",
        "\u201d",
        "\u2018",
        "\u2019",
        '"',
        "(",
        ")",
        ":",
        ";",
        ".",
        ". The",
        ", and",
        "-",
        "co-",
        "\u00ad",
        "\t",
        "%",
    ),
    *(
        "achieve well",
        "feel safe",
        "nobody listens to us",
        "the plan will include",
        "not yet known",
        "\u00a35 million",
        "Act",
    ),
)
DAYS = (
    "14 January 2022",
    "31 February 2022",
    "1 January 0001",
    "31 December 9999",
    "29 February 2024",
    "20 January 2022",
)
SENTENCES = 8


def sentence(choice: random.Random) -> str:
    """Words at random, or two days in a sentence about the deadline."""
    if choice.random() < 0.1:
        start, due = choice.choices(DAYS, k=2)
        basis = choice.choice(("its publication", "the letter's date", "the day the report was received"))
        how = choice.choice(("it is due by", "it would be", "it falls on"))
        return f"The statement of action is due by {due}. Counted from {basis}, {start}, {how} {due}"
    return " ".join(choice.choices(WORDS, k=choice.randint(1, 14)))


def random_paper(seed: int) -> EarlierPaper:
    choice = random.Random(seed)
    paragraphs = tuple(
        PaperParagraph(
            choice.choice((None, f"1.{n}")),
            choice.choice(("", sentence(choice), f"{sentence(choice)}. {sentence(choice)}.")),
            tuple(sentence(choice) for _ in range(choice.randint(0, 3))),
        )
        for n in range(1, SENTENCES)
    )
    heading = choice.choice(("Recommendations", "Financial implications", "Advice", ""))
    return EarlierPaper(paper_of_sentences(()).document, (1, 1), sections=(PaperSection("1", heading, 1, paragraphs),))


@pytest.mark.parametrize(("is_plan", "papers"), [(False, 25), (True, 15)])
def test_no_sentence_makes_a_rule_fall_over(is_plan: bool, papers: int) -> None:
    letter = sample_letter()
    made = [random_paper(seed) for seed in range(papers)]
    found = {hit.rule for paper in made for hit in fidelity_problems(paper, letter, is_plan=is_plan)}
    assert {"misquoted", "number", "deadline"} <= found
