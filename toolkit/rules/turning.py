"""The "However" of a finding: what takes back or limits the words before it, and whether a paper passes it over."""

import re
from collections.abc import Sequence

from toolkit.rules.fidelity_source import SourcePassage
from toolkit.rules.fidelity_words import contains, content, fold

_TURNS = re.compile(r"^(?:However|But|Yet|Nevertheless|Nonetheless|Even so|It is too (?:soon|early))\b")
_CONCEDES = re.compile(r"^(?:Although|Though|While|Whilst|Despite)\b[^,]*,(?P<main>.*)", re.S)
_SOME_DIFFER = re.compile(r"^(?:Several|Some|A few|Others|Not all|A minority|In some)\b")
_ELABORATES = re.compile(
    r"^(?:For example|For instance|This|These|Those|They|As a result|Consequently|Therefore|In (?:this|these|addition)"
    r"|When|Where|Between|Additionally|Also)\b"
)
_CLAUSE = re.compile(r"(?:,|;) (?:but|yet|although|though|however)\b,? ")
_DENIAL = re.compile(r"(?:\b(?:not|never|no longer|rarely|seldom)|n't)\b((?: [\w-]+){1,4})", re.I)
NEGATIVE = re.compile(
    r"\b(?:not|no|never|nor|rarely|seldom|too|less|lack\w*|weak\w*|poor\w*|concern\w*|worr\w+|slow\w*|fail\w*|late"
    r"|limited|inconsisten\w+|difficult\w*|unable|few|little|unclear|delay\w*|backlog|unaccept\w+|insufficien\w+"
    r"|inadequate\w*|stretched|variable|mixed|shortage|out[- ]of[- ]date|needs? to|hamper\w*|struggl\w+|crisis|gaps?)\b"
    r"|n't\b",
    re.I,
)
_CARRIED = 0.25


def omitted_turn(passage: SourcePassage, said: Sequence[str], beside: str) -> str:
    """The sentence or clause that turns what was said of this passage, where the paper passes it over; else "".

    `said` are the passage's own words, folded, as far as the paper has them; `beside` is the paper's paragraph.
    """
    last = max((n for n, s in enumerate(passage.sentences) if _reaches(said, s)), default=None)
    return "" if last is None else turn_after(passage, last, content(" ".join(said)), beside)


def _reaches(said: Sequence[str], sentence: str) -> bool:
    words = fold(_CLAUSE.split(sentence)[0])
    return contains(said, words) or contains(words, said)


def turn_after(passage: SourcePassage, last: int, claim: Sequence[str], beside: str) -> str:
    """The same, where the paper's claim rests on the sentence of this number."""
    mine = passage.sentences[last]
    first, *clauses = _CLAUSE.split(mine)
    if NEGATIVE.search(first):
        return ""
    below = passage.sentences[last + 1 :]
    turns = [mine[mine.index(clause) :] for clause in clauses]
    conceded = passage.kind == "development"
    turns += [s for n, s in enumerate(below) if _turns(s) or (n == 0 and _takes_back(s, claim, conceded))]
    known = {*content(beside)}
    return next((turn for turn in turns if not _is_carried(turn, claim, known)), "")


def _turns(sentence: str) -> bool:
    """True for "However, ..." and for "Although ..., " that comes down on the bad side."""
    conceding = _CONCEDES.match(sentence)
    return bool(NEGATIVE.search(conceding["main"]) if conceding else _TURNS.match(sentence))


def _takes_back(sentence: str, claim: Sequence[str], conceded: bool) -> bool:
    """True for the next sentence where it says otherwise of some, or denies the very same.

    `conceded`: the words before it are good words in an area for development, so that what follows is the point.
    """
    if _ELABORATES.match(sentence):
        return False
    if NEGATIVE.search(sentence) and (conceded or _SOME_DIFFER.match(sentence)):
        return True
    return any({*content(m[1])} & {*claim} for m in _DENIAL.finditer(sentence))


def _is_carried(turn: str, claim: Sequence[str], known: set[str]) -> bool:
    """True where the paper's paragraph has a fair part of the turn's own words, or its claim has them all."""
    own = {*content(turn)} - {*claim}
    return len(own & known) >= _CARRIED * len(own)
