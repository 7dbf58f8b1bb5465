"""Texts that would become code, markup or nonsense if any step took them for more than text."""

HOSTILE = (
    "<script>alert(1)</script>",
    "</svg><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}",
    "{% include 'x' %}{# no comment #}",
    "${alert(1)}",
    "datum.x",
    "`${document.cookie}`",
    "'\"><b onmouseover=alert(1)>",
    "]]> &amp; &lt;!--",
    "\\u003cscript\\u003e",
    "javascript:alert(1)",
    "{{ cycler.__init__.__globals__.os }}",
    "%s %(name)s {0} {name}",
    "\u05d0\u05d1 right to left",
    'role="img" opacity="0"',
)
