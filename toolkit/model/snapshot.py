"""What an area's workbook said on a day: the picture from which a month's progress report is made, and compared."""

from dataclasses import dataclass
from datetime import date

from toolkit.model.measure import MeasureValue
from toolkit.model.paper import Enquiry
from toolkit.model.plan import Action, Measure, PaperDetail, Recommendation, Risk, WeaknessRow


@dataclass(frozen=True)
class KnownDate:
    """A day that matters: what falls on it, as the start of a sentence, and how it is known, in a sentence.

    `certain` is False where it rests on practice or on a rule nobody has verified.
    """

    what: str
    day: date
    basis: str = ""
    certain: bool = True


@dataclass(frozen=True)
class Snapshot:
    """The area as its workbook and measures had it on the day `taken`, for the report of `month` ("2026-09").

    Complete in itself: a report of the month is made from it alone, without workbook or letters. `documents` are the
    labels of the inspection documents, the newest last; `values` those of periods that had ended with the month.
    """

    month: str
    taken: date
    area: str
    slug: str
    documents: tuple[str, ...] = ()
    weaknesses: tuple[WeaknessRow, ...] = ()
    actions: tuple[Action, ...] = ()
    risks: tuple[Risk, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    measures: tuple[Measure, ...] = ()
    values: tuple[MeasureValue, ...] = ()
    details: tuple[PaperDetail, ...] = ()
    dates: tuple[KnownDate, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    workbook: str = ""
