"""Documents, measures and workbooks as pandas frames. The analysts' only door to pandas.

Columns and dtypes of a frame are the same whether it has rows or none; text that is blank is missing (`<NA>`). Their
units and meaning are in each docstring and in docs/analysis.md.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.analysis import columns, records
from toolkit.analysis.columns import Columns
from toolkit.analysis.documents import Documents
from toolkit.analysis.measures import Measures
from toolkit.analysis.records import Record
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem

if TYPE_CHECKING:
    from pandas import DataFrame  # type: ignore[import-untyped]

    from toolkit.analysis.workbook import OfficersWorkbook


def documents_frame(documents: Documents) -> "DataFrame":
    """One row a document that could be read, also those that do not count; oldest first within an area.

    area                   string          local area; missing where the document names none
    document               string          its label, unique within the area: 2021 outcome letter
    file                   string          name of the file, without its folder
    kind                   string          outcome-letter, revisit-letter, area-report, monitoring-report,
                                           committee-paper or unknown
    counted                boolean         False: a copy, or no inspection document; its findings are in no other frame
    inspection_start       datetime64[ns]  first day of the inspection
    inspection_end         datetime64[ns]  last day of the inspection
    letter_date            datetime64[ns]  day printed on the letter
    published_date         datetime64[ns]  only where the document states it
    previous_inspection    string          as printed
    outcome                string          the word of the document's JSON: wsoa-required, systemic-failings ...
    wsoa_required          boolean         whether a written statement of action is required; missing where not said
    wsoa_responsible       string          who must make it, joined with "; "
    wsoa_jointly           boolean         whether jointly; missing where not said
    next_inspection_years  Int64           years: next full inspection within about so many
    local_authority        string          as the document names it
    health_bodies          string          as the document names them, joined with "; "
    findings               Int64           number of findings
    significant_weaknesses Int64           number of areas of significant weakness
    priority_actions       Int64           number of areas for priority action
    improvements           Int64           number of areas for improvement
    pages                  Int64           number of pages; missing where the file has none
    media_type             string          what kind of file it is
    sha256                 string          of the file's bytes

    >>> frame = documents_frame(read_documents("input/samples"))
    >>> print(frame[["document", "counted", "inspection_end", "findings"]].to_string(index=False))
               document  counted inspection_end  findings
    2021 outcome letter     True     2021-11-12        32
       2025 area report     True     2025-06-13        18
                   <NA>    False            NaT         0
    """
    return _frame(columns.DOCUMENTS, records.document_records(documents))


def findings_frame(documents: Documents) -> "DataFrame":
    """One row a finding of the documents that count, word for word, as on the workbook's sheet Findings.

    area      string  local area
    document  string  label of the document, unique within the area
    ref       string  reference, unique within the area: 2021-A-D02
    section   string  part of the document: Main findings, Identifying needs ...
    kind      string  Main finding, Strength or Area for development: by the heading it stands under, not by its tone
    finding   string  the words, line breaks healed
    detail    string  sub-items, one a line; missing where it has none
    themes    string  labels of at most three themes, the main one first, joined with "; "; themes_frame has a row each
    flags     string  what to look at, joined with "; "
    figures   string  quantities as printed, joined with "; "; figures_frame has a row each
    page      Int64   page of the file, from 1; missing where the file has no pages
    line      Int64   its first line in the file, from 1
    file      string  name of the file

    >>> findings = findings_frame(read_documents("input/samples"))
    >>> findings.groupby("kind").size().to_dict()
    {'Area for development': 20, 'Main finding': 13, 'Strength': 17}
    """
    return _frame(columns.FINDINGS, records.finding_records(documents))


def weaknesses_frame(documents: Documents) -> "DataFrame":
    """One row an area of significant weakness, for priority action or for improvement, as on the sheet Weaknesses.

    area                string   local area
    document            string   label of the document
    ref                 string   reference, unique within the area: 2021-W1, 2025-PA1, 2025-AI1
    type                string   Significant weakness, Area for priority action or Area for improvement
    weakness            string   the words, line breaks healed
    detail              string   sub-items, one a line
    responsible         string   the bodies responsible, as the document names them
    sufficient_progress boolean  verdict of a revisit or monitoring inspection; missing in other documents
    evidence            string   references of the findings nearest in wording, best first, joined with "; "
    earlier             string   weaknesses of earlier inspections it is like, with the likeness from 0 to 1: a proposal
    page                Int64    page of the file, from 1; missing where the file has no pages
    line                Int64    its first line in the file, from 1
    file                string   name of the file

    >>> weaknesses = weaknesses_frame(read_documents("input/samples"))
    >>> weaknesses["type"].value_counts(sort=False).to_dict()
    {'Significant weakness': 5, 'Area for priority action': 2, 'Area for improvement': 3}
    """
    return _frame(columns.WEAKNESSES, records.weakness_records(documents))


def themes_frame(documents: Documents) -> "DataFrame":
    """One row a finding and theme: a finding of three themes has three rows, one of no theme has none.

    area        string  local area
    document    string  label of the document
    ref         string  reference of the finding
    section     string  part of the document
    kind        string  Main finding, Strength or Area for development
    theme       string  label of the theme, as in the workbook
    theme_code  string  its code, as in the document's JSON and in themes.csv
    rank        Int64   1 for the finding's main theme, 3 at most

    >>> themes = themes_frame(read_documents("input/samples"))
    >>> print(themes.loc[themes["ref"] == "2025-X-04", ["theme", "rank"]].to_string(index=False))
                                theme  rank
    Autism and neurodevelopmental pathway     1
                 Therapies and health waits     2
               Co-production and engagement     3
    """
    return _frame(columns.THEMES, records.theme_records(documents))


def figures_frame(documents: Documents) -> "DataFrame":
    """One row a quantity that a finding states, as the inspectors quote it: never added up, averaged or converted.

    area       string   local area
    document   string   label of the document
    ref        string   reference of the finding
    section    string   part of the document
    kind       string   Main finding, Strength or Area for development
    raw        string   the phrase as printed: up to 30 weeks
    value      Float64  the number, in `unit`: the lower end of a range, the first figure of a change; missing: a date
    to_value   Float64  the upper end of a range or the second figure of a change, in `unit`; else missing
    when       string   a date, as precise as the words: 2026-09-30, 2026-09, 2026-autumn or 2026; else missing
    unit       string   percent (94), fraction (0.3333), count, days, weeks, months, terms, years, miles, date ...
    form       string   single, range, change, ratio or date
    qualifier  string   up to, more than, about ...; missing where there is none
    label      string   the words of the finding that say what is counted; missing where they could not be told

    >>> figures = figures_frame(read_documents("input/samples"))
    >>> print(figures.loc[figures["unit"] == "months", ["ref", "raw", "value", "qualifier"]].to_string(index=False))
          ref             raw  value qualifier
    2021-M-05       14 months   14.0      <NA>
    2025-X-04 up to 31 months   31.0     up to
    """
    return _frame(columns.FIGURES, records.figure_records(documents))


def plan_frame(plan: Plan) -> "DataFrame":
    """One row an action of `plan_of`, in the columns of the sheet Action plan: suggestions, none of them agreed.

    area            string          local area
    ref             string          A1, A2 ...
    weakness        string          reference of the weakness it tackles
    action          string          what is suggested
    outcome_sought  string          what it is to bring
    lead_officer    string          missing: never suggested
    lead_body       string          body that leads; missing where the document does not say
    start           datetime64[ns]  first day
    due             datetime64[ns]  day by which it is to be done
    revised_due     datetime64[ns]  the same as put off
    brag            string          BRAG word of the house style: that for not started
    progress        string          Suggested
    updated         datetime64[ns]  day of the last update
    evidence        string          what shows that it is done

    >>> plan_frame(plan_of(read_documents("input/samples")))["progress"].unique().tolist()
    ['Suggested']
    """
    return _frame(columns.ACTIONS, records.action_records(plan))


def measures_frame(measures: Measures) -> "DataFrame":
    """One row a value of `read_measures`, in the files' order.

    area                string          local area; missing where the file names none
    measure             string          the catalogue's name, else the file's own
    code                string          the catalogue's code; missing for a measure that it does not have
    period              string          as the workbook shows it: 2026-09, Jul to Sep 2026, 2025/26 financial ...
    period_type         string          month, quarter, term, academic, financial, calendar or months
    period_start        datetime64[ns]  first day of the period
    period_end          datetime64[ns]  last day of the period
    value               Float64         in `unit`; a percentage as 45.9, never as 0.459
    unit                string          %, weeks, number, per 100 ...: the file's, else the catalogue's
    numerator           Float64         children, plans ...; missing where the file has none
    denominator         Float64         children, plans ...; missing where the file has none
    provisional         boolean         marked so in the file
    better              string          higher, lower or neither; missing for a measure of the file's own
    statutory_standard  string          in words that begin with its number; missing where there is none
    theme_code          string          theme of the catalogue's measure, joins with themes_frame
    wording             string          the measure as the file names it
    written             string          the value as the cell has it
    note                string          what the file notes beside the value
    file                string          name of the file
    sheet               string          name of the worksheet; missing for a CSV file
    cell                string          address in the worksheet, or line and column of the CSV file

    >>> frame = measures_frame(read_measures("tests/samples/measures/long.csv"))
    >>> print(frame.loc[:2, ["code", "period", "value", "unit", "provisional"]].to_string(index=False))
                      code  period  value unit  provisional
    ehc-20-weeks-excluding 2026-07   39.1    %        False
    ehc-20-weeks-excluding 2026-08   42.0    %        False
    ehc-20-weeks-excluding 2026-09   45.9    %         True
    """
    return _frame(columns.MEASURES, records.measure_records(measures))


def problems_frame(problems: Iterable[Problem]) -> "DataFrame":
    """One row a problem, as in `read_documents(...).problems`, and those of measures and workbooks.

    severity    string  error: something was not used; warning: to be checked; note: to be known
    what        string  what is wrong
    where       string  the file, with the line, page or cell
    what_to_do  string  how to mend it

    >>> frame = problems_frame(read_documents("input/samples").problems)
    >>> frame["where"].tolist()
    ['thornmere-2021.txt, line 70 (2021-I-D01)']
    """
    return _frame(columns.PROBLEMS, records.problem_records(problems))


def workbook_frames(workbook: "str | Path | OfficersWorkbook") -> dict[str, "DataFrame"]:
    """What stands in an area's workbook, what officers typed included: a frame a data sheet, by the sheet's name.

    Columns are the sheet's, in small letters and with `_` for blanks (`revised_due`), one row a row of the sheet, in
    the order officers have sorted it to. Dates are datetime64[ns], page, line and the counts of History Int64, other
    numbers Float64 (in the row's own `unit`), all else string. Calculated columns are left out: see `read_workbook`,
    whose `problems` say what is gone or could not be read. A sheet that is gone has no frame.
    Raises InputProblem for a path that is not there or is no workbook of the toolkit's.

    >>> frames = workbook_frames("output/thornmere/thornmere-workbook.xlsx")
    >>> frames["Action plan"].dtypes[["ref", "due", "brag"]].astype(str).to_dict()
    {'ref': 'string', 'due': 'datetime64[ns]', 'brag': 'string'}
    """
    from toolkit.analysis.workbook import OfficersWorkbook, read_workbook

    read = workbook if isinstance(workbook, OfficersWorkbook) else read_workbook(workbook)
    return {name: _frame(read.columns[name], rows) for name, rows in read.rows.items()}


def _frame(dtypes: Columns, rows: Iterable[Record]) -> "DataFrame":
    import pandas as pd

    kept = [*rows]
    return pd.DataFrame(
        {name: pd.Series([_filled(row[name]) for row in kept], dtype=dtype) for name, dtype in dtypes.items()}
    )


def _filled(value: Any) -> Any:
    """None for blank text."""
    return None if value == "" else value
