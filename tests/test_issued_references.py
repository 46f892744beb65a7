"""References once issued: the same words keep theirs, a new passage takes the next free number."""

from toolkit.rules.issued import Likeness, Passage, issued, next_free

LETTER = "2021 outcome letter"
WAITS = "Waiting times for therapies are too long, and families do not know why."
PLANS = "The quality of EHC plans is not checked."
BASE = {
    "2021-I-D01": {"document": LETTER, "finding": WAITS, "detail": ""},
    "2021-I-D02": {"document": LETTER, "finding": PLANS, "detail": "in health\nin care"},
    "2021-I-S01": {"document": LETTER, "finding": "Portage is liked.", "detail": ""},
}


def of(*texts: str, document: str = LETTER) -> list[Passage]:
    return [Passage(f"2021-I-D{n:02}", document, text) for n, text in enumerate(texts, 1)]


def test_the_same_words_keep_their_reference_wherever_they_stand_now() -> None:
    found = issued(of("Something new.", f"{PLANS} in health in care", WAITS), BASE, "finding")
    assert found.refs == {"2021-I-D01": "2021-I-D03", "2021-I-D02": "2021-I-D02", "2021-I-D03": "2021-I-D01"}
    assert found.likenesses == ()


def test_quotes_hyphens_and_blanks_do_not_make_words_new() -> None:
    (ref,) = issued(
        of("Waiting  times for therapies are too long – and families do not know why"), BASE, "finding"
    ).refs.values()
    assert ref == "2021-I-D01"


def test_a_reference_is_never_used_again() -> None:
    found = issued(of("Something new.", "Another new one."), BASE, "finding")
    assert [*found.refs.values()] == ["2021-I-D03", "2021-I-D04"]


def test_words_that_are_nearly_the_same_get_a_new_reference_and_are_proposed_to_an_officer() -> None:
    now = WAITS.replace("too long", "much too long")
    found = issued(of(now, f"{PLANS} in health in care"), BASE, "finding")
    assert found.refs["2021-I-D01"] == "2021-I-D03"
    assert found.likenesses == (Likeness("2021-I-D01", "2021-I-D03", WAITS, now),)


def test_very_long_words_are_held_against_each_other_in_no_time_and_very_long_texts_word_by_word() -> None:
    text = " ".join(f"word{number}" for number in range(1_000))
    base = {
        "2021-I-D01": {"document": LETTER, "finding": "a" * 40_000, "detail": ""},
        "2021-I-D02": {"document": LETTER, "finding": text, "detail": ""},
    }
    found = issued(of("a" * 39_999 + "b", f"{text} more"), base, "finding")
    assert [(like.old, like.new) for like in found.likenesses] == [("2021-I-D02", "2021-I-D04")]


def test_what_an_officer_said_is_the_same_stays_the_same() -> None:
    now = WAITS.replace("too long", "much too long")
    base = {**BASE, "2021-I-D03": {"document": LETTER, "finding": now, ":same as": "2021-I-D01"}}
    assert issued(of(now), base, "finding").refs == {"2021-I-D01": "2021-I-D01"}


def test_words_that_found_no_room_are_those_an_officer_said_are_the_same_whatever_comes_before_them() -> None:
    now = WAITS.replace("too long", "much too long")
    base = {**BASE, "2021-I-D03": {"finding:source": now, ":same as": "2021-I-D01"}}
    found = issued(of("Something new.", now), base, "finding")
    assert found.refs == {"2021-I-D01": "2021-I-D04", "2021-I-D02": "2021-I-D01"}


def test_another_document_of_the_area_does_not_take_the_references_of_the_first() -> None:
    other = [Passage("2023-I-D01", "2023 outcome letter", WAITS)]
    assert issued(other, BASE, "finding").refs == {"2023-I-D01": "2023-I-D01"}


def test_the_next_action_follows_the_highest_that_ever_was() -> None:
    assert next_free("A", ["A1", "A12", "AX", "R40"]) == "A13"
    assert next_free("REC", []) == "REC1"
