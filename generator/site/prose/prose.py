"""Hand-written pages: Markdown that calls into the records."""

from __future__ import annotations

from jinja2 import TemplateError, TemplateSyntaxError

from generator.checks.calls import BAD_CALL, BAD_SYNTAX, close_hint
from generator.issues import Issue, Location
from generator.nearest import misprint_hint
from generator.read.collection import Page
from generator.site.environment import block, prose_environment
from generator.site.page import PageWriter, Site, finish
from generator.site.prose.calls import prose_functions
from generator.site.prose.links import relink
from generator.site.prose.sealed import refuse_code
from generator.site.share.structured_data import home_data


def render_prose(site: Site) -> tuple[dict[str, bytes], list[Issue]]:
    """Return the hand-written pages by source URI, and what is wrong with their calls."""
    pages: dict[str, bytes] = {}
    issues: list[Issue] = []
    for uri, page in site.collection.pages.items():
        rendered = _render(site, page)
        if isinstance(rendered, Issue):
            issues.append(rendered)
        else:
            pages[uri] = rendered
    return pages, issues


def _render(site: Site, page: Page) -> bytes | Issue:
    writer = PageWriter(site, page.uri)
    environment = prose_environment(site.language)
    functions = prose_functions(writer)
    try:
        body = environment.from_string(relink(page)).render(functions)
    except TemplateSyntaxError as error:
        where = Location(page.path, page.first_line + error.lineno - 1)
        return BAD_SYNTAX.at(where, error.message or "cannot be read", close_hint(error))
    except KeyError as error:
        known = {id_ for kind in _KINDS for id_ in getattr(site.collection, kind)}
        missing = str(error.args[0])
        hint = misprint_hint(missing, known) or "see content/ for the identifiers"
        return BAD_CALL.at(_line(error, page), f"there is no record '{missing}'", hint)
    except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        hint = f"calls are {', '.join(sorted(functions))}"
        return BAD_CALL.at(_line(error, page), str(error), hint)
    code = refuse_code(site.collection, page, body)
    if code:
        return code
    references = block(writer.macro("references"))
    meta = {**page.meta, "structured_data": home_data(site) if page.uri == "index.md" else None}
    return finish(writer, meta, f"{body}\n\n{references}")


_KINDS = ("claims", "sources", "figures", "speakers", "places", "terms", "quantities")


def _line(error: BaseException, page: Page) -> Location:
    """Return the line of the page on which the template stood when it failed."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return Location(page.path, page.first_line + line - 1)
