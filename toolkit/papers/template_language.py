"""The language of the Word templates as the toolkit runs it: in a sandbox, on values that stay values."""

import re
from functools import cache, lru_cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.exceptions import TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from toolkit.model.chart import Chart
from toolkit.papers.chart_marks import NONCHARACTERS, mark
from toolkit.papers.template_copies import copy_of
from toolkit.papers.template_limits import without_what_is_refused
from toolkit.papers.template_text import Unopened, sound_xml

# What a faulty template raises: jinja's own errors, those of the values it works on, those of the file.
FAILS = (TemplateError, ArithmeticError, AttributeError, TypeError, LookupError, ValueError, SyntaxError, Unopened)
_UNPRINTABLE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}\ufffe\uffff]")
_LISTING = re.compile("[\t\n\a\f]")
_LIKE_A_SIGN = re.compile(r"(?<=[{}%])_(?=[{}%])")  # docxtpl takes {_{ for an escaped {{


class Sandbox(SandboxedEnvironment):
    """jinja without a way into the program; what it has compiled it keeps, since many papers share a template."""

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        """The compiled template."""
        return _compiled(source)


@cache
def environment() -> Sandbox:
    """Nothing in a template reaches the program; a name that is not known stops; values print as typed."""
    return Sandbox(undefined=StrictUndefined, autoescape=True, finalize=as_typed)


@lru_cache(maxsize=64)
def _compiled(source: str) -> Template:
    without_what_is_refused(environment().parse(source))
    return SandboxedEnvironment.from_string(environment(), source)


def as_typed(value: Any) -> Any:
    """A text as Word can hold it: markup and tags as typed, without control characters; for a chart its mark.

    A form feed or a bell, of which docxtpl would make a page and a paragraph, is one of them.
    """
    if isinstance(value, Chart):
        return mark(value)
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    text = _UNPRINTABLE.sub("", value)
    return Markup(_LIKE_A_SIGN.sub("&#95;", str(escape(text))))


class StrictTemplate(DocxTemplate):  # type: ignore[misc]
    """docxtpl, but what would damage the Word file is an error, and an error says around which words it arose."""

    docx: Any
    is_rendered: bool

    def init_docx(self, reload: bool = True) -> None:
        """Open it where it is not open yet; raises Unopened."""
        if self.docx is None or (self.is_rendered and reload):
            self.docx = copy_of(self.template_file)
            self.is_rendered = False

    def patch_xml(self, src_xml: str) -> str:
        """The part with its tags freed of Word's own; worked out once for all papers of a template."""
        return _patched(src_xml)

    def resolve_listing(self, xml: str) -> str:
        """Line breaks and tabs in values as Word has them; a part without any is left as it is."""
        return super().resolve_listing(xml) if _LISTING.search(xml) else xml

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """The part filled in; raises SyntaxError where the outcome is no sound XML."""
        try:
            filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        except Exception as error:
            error.add_note(_words_in_line(src_xml, _line_of(error)))
            raise
        try:
            sound_xml(filled)
        except SyntaxError as error:
            error.add_note(_words_at(filled, error.offset or 0))
            raise
        return filled


@lru_cache(maxsize=64)
def _patched(source: str) -> str:
    patched: str = DocxTemplate("").patch_xml(source)
    return patched


_PLAIN_WORDS = (
    (r"expected token 'end of [\w ]+', got '(.+)'", r"'\1' is too much in it"),
    (r"expected token 'in', got '(.+)'", "a loop reads: for name in list"),
    (r"unexpected char '(.+)' at \d+", r"the character '\1' cannot stand in a tag"),
    (r"[Ee]xpected an expression, got '.*'", "something is missing in it"),
    (r"unexpected '(.+)'", r"'\1' is too much in it"),
    (r"expected token '(.+)', got '.*'", r"'\1' is missing in it"),
)


def plain_words(message: str) -> str:
    """jinja's complaint as a clerk reads it; as it is where it is a rare one."""
    for pattern, words in _PLAIN_WORDS:
        found = re.fullmatch(pattern, message.rstrip("."))
        if found:
            return found.expand(words)
    return message.rstrip(".")


def failure(error: Exception) -> tuple[str, str]:
    """Why a template could not be followed, in plain words, and the words around the place."""
    around = next(iter(getattr(error, "__notes__", ())), "")[:100]
    message = plain_words(getattr(error, "message", None) or str(error))
    if isinstance(error, SyntaxError):
        return "The tags cut through a paragraph, a table or a value, so that the Word file would be damaged.", around
    if isinstance(error, UndefinedError):
        return f"Something in a tag is not known: {message}.", around
    return f"A tag cannot be followed: {message}.", around


def _line_of(error: BaseException) -> int:
    """The line of the template that jinja blames, from 1; 0 where it blames none."""
    line = getattr(error, "lineno", None) if type(error).__module__.startswith("jinja2") else None
    if line is None:
        frame = error.__traceback__
        while frame is not None:
            if frame.tb_frame.f_code.co_filename == "<template>":
                line = frame.tb_lineno
            frame = frame.tb_next
    return line or 0


def _words_in_line(source: str, line: int) -> str:
    """The words of the paragraph in that line: docxtpl gives each paragraph a line of its own."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", source).splitlines()
    return _words(lines[line - 1]) if 0 < line <= len(lines) else ""


def _words_at(filled: str, offset: int) -> str:
    """The words of the paragraph in which the XML goes wrong."""
    start = max(filled.rfind("<w:p>", 0, offset), filled.rfind("<w:p ", 0, offset), 0)
    return _words(filled[start:].partition("</w:p>")[0])


def _words(xml: str) -> str:
    return " ".join(re.sub(r"<[^>]*>?", "", xml).split())
