"""Settings of editing programs: which schema belongs to which record files."""

import json
import re

from generator.kinds import FILES

EDITORS = (".vscode/settings.json", ".zed/settings.json", ".idea/jsonSchemas.xml")
"""The files of VS Code, Zed and JetBrains that say so, relative to the project."""

_JSON = re.compile(r'^( *)("(?:yaml\.)?schemas": )\{[^{}]*\}', re.MULTILINE)
_XML = re.compile(r"(<map>\n).*(\n *</map>)", re.DOTALL)
_ENTRY = """\
        <entry key="{name}">
          <value>
            <SchemaInfo>
              <option name="name" value="{name}" />
              <option name="relativePathToSchema" value="{schema}" />
              <option name="patterns">
                <list>
                  <Item>
{pattern}                    <option name="path" value="{path}" />
{kind}                  </Item>
                </list>
              </option>
            </SchemaInfo>
          </value>
        </entry>"""
_PATTERN = '                    <option name="pattern" value="true" />\n'
_KIND = '                    <option name="mappingKind" value="Pattern" />\n'


def map_schemas(text: str) -> str:
    """Return the settings of an editing program with every schema named, and the rest as it is."""
    schemas = {f"./{kind.schema}": kind.path for kind in FILES.values()}

    def named(match: re.Match[str]) -> str:
        indent, key = match.groups()
        lines = json.dumps(schemas, indent=2).splitlines()
        return indent + key + f"\n{indent}".join(lines)

    entries = "\n".join(
        _ENTRY.format(
            name=kind.name,
            schema=kind.schema,
            path=kind.path,
            pattern=_PATTERN if "*" in kind.path else "",
            kind=_KIND if "*" in kind.path else "",
        )
        for kind in FILES.values()
    )
    text = _JSON.sub(named, text)
    return _XML.sub(lambda match: f"{match[1]}{entries}{match[2]}", text)
