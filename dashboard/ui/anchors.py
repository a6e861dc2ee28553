"""Links as HTML: the browser follows them without loading the page anew (browser.js), and they cost the server nothing."""

from urllib.parse import urlencode

from dashboard.catalog.navigation import PAGES, page
from dashboard.catalog.view import View
from dashboard.ui.text import escape
from dashboard.ui.who import person


def anchor(words: str, name: str, view: View, *, label: str = "", current: bool = False) -> str:
    """A link to a page of the catalog; `words` is text, `label` what is heard where there are no words.

    Where the person may not open the page, the words alone.
    """
    if not person().may_open(name):
        return f"<span>{escape(words)}</span>"
    heard = f' aria-label="{escape(label)}"' if label else ""
    here = ' aria-current="page"' if current else ""
    return f'<a data-go="" href="{escape(address(name, view))}"{heard}{here}>{escape(words)}</a>'


def address(name: str, view: View) -> str:
    """The address of a page in a view, relative to any other page."""
    found, query = page(name), urlencode(view.address())
    return f"./{'' if found == PAGES[0] else found.url}{'?' if query else ''}{query}"
