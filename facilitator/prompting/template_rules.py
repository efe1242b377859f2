"""Checks a part's syntax tree: what a template may use, and where members' texts may stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from jinja2 import nodes

from facilitator.prompting.mistake import Mistake
from facilitator.prompting.prompt import Trust, Variable
from facilitator.prompting.render import FILTERS, LOOP_ATTRIBUTES

DEEPEST = 12  # levels of nested expressions
MOST_NESTED = 4  # levels of nested if and for
ARGUMENTS = {"join": 1, "default": 2}
COMPARISONS = {"eq", "ne", "lt", "lteq", "gt", "gteq", "in", "notin"}
HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # it can neither be stored nor sent
HALF_A_CHARACTER = "this has half of a character, as \\ud800 is"
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)[^<>]*>")


@dataclass(frozen=True)
class KnownValue:
    """What is known about a value before rendering: an example, and its source."""

    example: object
    trust: Trust = "system"
    looped: bool = False


@dataclass
class TemplateChecker:
    """Walks through one part in reading order and collects mistakes.

    Lines count in the prompt's text, where the part begins at ``first_line``.
    """

    variables: Mapping[str, Variable]
    role: str
    first_line: int
    mistakes: list[Mistake] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    tags: list[tuple[str, int]] = field(default_factory=list)

    def judge(self, tree: nodes.Template) -> None:
        scope = {v.name: KnownValue(v.example, v.trust) for v in self.variables.values()}
        self._block(tree.body, scope, 0)
        for name, line in self.tags:
            self.mistakes.append(Mistake(line, f"<{name}> is opened and not closed"))

    def _wrong(self, node: nodes.Node, message: str) -> KnownValue:
        line = node.lineno or 1  # Jinja gives none to what it makes of `autoescape`
        self.mistakes.append(Mistake(line + self.first_line - 1, message))
        return KnownValue(None)

    def _block(self, body: list[nodes.Node], scope: dict[str, KnownValue], depth: int) -> None:
        if depth > MOST_NESTED:
            self._wrong(body[0], f"more than {MOST_NESTED} if and for stand within each other")
            return
        for node in body:
            if isinstance(node, nodes.Output):
                for item in node.nodes:
                    self._output(item, scope)
            elif isinstance(node, nodes.If):
                self._if(node, scope, depth)
            elif isinstance(node, nodes.For):
                self._for(node, scope, depth)
            else:
                self._wrong(node, f"{_node_name(node)} is not allowed; use names, if and for")

    def _branch(self, body: list[nodes.Node], scope: dict[str, KnownValue], depth: int) -> None:
        """Check a branch, which must close its own tags: it may be left out or repeated."""
        before = list(self.tags)
        self._block(body, scope, depth + 1)
        if self.tags != before and body:
            self._wrong(body[0], "open and close a tag within the same if or for")
            self.tags = before

    def _if(self, node: nodes.If, scope: dict[str, KnownValue], depth: int) -> None:
        for part in [node, *node.elif_]:
            known = self._expression(part.test, scope, 0)
            self._keep_apart(part, known, shown=False)
            self._branch(part.body, scope, depth)
        self._branch(node.else_, scope, depth)

    def _for(self, node: nodes.For, scope: dict[str, KnownValue], depth: int) -> None:
        known = self._expression(node.iter, scope, 0)
        self._keep_apart(node, known, shown=False)
        if node.recursive or not isinstance(node.target, nodes.Name):
            self._wrong(node, "write a loop as `for one in many`")
            return
        name = node.target.name
        if name in scope or name.startswith("_") or name == "loop":
            self._wrong(node, f"the loop needs another name than {name!r}")
            return
        if "loop" in scope and not known.looped:
            self._wrong(node, "a loop within a loop runs over a part of the outer one's item")
        if not isinstance(known.example, list):
            self._wrong(node, "only a list can be looped over")
            return
        item = KnownValue(known.example[0] if known.example else None, known.trust, looped=True)
        inner = {**scope, name: item, "loop": KnownValue(dict.fromkeys(LOOP_ATTRIBUTES, 1))}
        if node.test is not None:
            self._keep_apart(node, self._expression(node.test, inner, 0), shown=False)
        self._branch(node.body, inner, depth)
        self._branch(node.else_, scope, depth)

    def _output(self, node: nodes.Expr, scope: dict[str, KnownValue]) -> None:
        if isinstance(node, nodes.TemplateData):
            if HALF_CHARACTER.search(node.data):
                self._wrong(node, HALF_A_CHARACTER)
            if self.role == "user":
                self._follow_tags(node)
            return
        known = self._expression(node, scope, 0)
        self._keep_apart(node, known, shown=True)
        if isinstance(known.example, list | dict):
            self._wrong(node, "a list cannot be shown as it is: use for or join, or name a part")

    def _follow_tags(self, node: nodes.TemplateData) -> None:
        for tag in _TAG.finditer(node.data):
            line = node.lineno + node.data.count("\n", 0, tag.start()) + self.first_line - 1
            closes, name = tag.groups()
            if tag.group().endswith("/>"):
                continue
            if not closes:
                self.tags.append((name, line))
            elif self.tags and self.tags[-1][0] == name:
                self.tags.pop()
            else:
                self.mistakes.append(Mistake(line, f"</{name}> closes a tag that is not open"))

    def _keep_apart(self, node: nodes.Node, known: KnownValue, *, shown: bool) -> None:
        """Check that members' texts stand only under `user:`, and are shown only inside tags."""
        if known.trust != "member":
            return
        if self.role == "system":
            self._wrong(node, "what comes from members may only stand under `user:`")
        elif shown and not self.tags:
            self._wrong(node, "what comes from members stands inside a tag: <name> ... </name>")

    def _expression(self, node: nodes.Node, scope: dict[str, KnownValue], depth: int) -> KnownValue:
        if depth > DEEPEST:
            return self._wrong(node, "this expression is too deep")
        if isinstance(node, nodes.Const):
            return self._const(node)
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._part(node, self._expression(node.node, scope, depth + 1))
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self._filter(node, scope, depth)
        if isinstance(node, nodes.And | nodes.Or):
            sides: list[nodes.Node] = [node.left, node.right]
        elif isinstance(node, nodes.Not):
            sides = [node.node]
        elif isinstance(node, nodes.Compare) and all(op.op in COMPARISONS for op in node.ops):
            sides = [node.expr, *(op.expr for op in node.ops)]
        elif isinstance(node, nodes.List | nodes.Tuple):
            if not all(isinstance(item, nodes.Const) for item in node.items):
                return self._wrong(node, "a list here holds nothing but fixed values")
            return KnownValue([item.value for item in node.items if isinstance(item, nodes.Const)])
        else:
            return self._wrong(node, f"{_node_name(node)} is not allowed in a prompt")
        return KnownValue(
            True, _lowest_trust([self._expression(s, scope, depth + 1) for s in sides])
        )

    def _const(self, node: nodes.Const) -> KnownValue:
        if isinstance(node.value, str) and ("<" in node.value or ">" in node.value):
            return self._wrong(node, "write tags as plain text, outside of {{ }}")
        if isinstance(node.value, str) and HALF_CHARACTER.search(node.value):
            return self._wrong(node, HALF_A_CHARACTER)
        return KnownValue(node.value)

    def _name(self, node: nodes.Name, scope: dict[str, KnownValue]) -> KnownValue:
        if node.name in scope:
            self.used.add(node.name)
            return scope[node.name]
        choices = ", ".join(sorted(self.variables)) or "none"
        return self._wrong(node, f"unknown variable {node.name!r}; this prompt has: {choices}")

    def _part(self, node: nodes.Getattr, of: KnownValue) -> KnownValue:
        if isinstance(of.example, dict) and node.attr in of.example:
            return KnownValue(of.example[node.attr], of.trust, of.looped)
        if node.attr.startswith("_"):
            return self._wrong(node, f"{node.attr!r}: a name may not start with _")
        parts = ", ".join(of.example) if isinstance(of.example, dict) else "no parts"
        return self._wrong(node, f"unknown part {node.attr!r}; there are: {parts}")

    def _filter(self, node: nodes.Filter, scope: dict[str, KnownValue], depth: int) -> KnownValue:
        value = self._expression(node.node, scope, depth + 1)  # type: ignore[arg-type]
        arguments = [self._expression(arg, scope, depth + 1) for arg in node.args]
        extra = node.kwargs or node.dyn_args or node.dyn_kwargs
        if node.name not in FILTERS:
            return self._wrong(node, f"unknown filter {node.name!r}; known: {', '.join(FILTERS)}")
        if extra or len(arguments) > ARGUMENTS.get(node.name, 0):
            return self._wrong(node, f"{node.name} is given too much between its brackets")
        listed = isinstance(value.example, list)
        if node.name == "join" and (
            not listed or any(isinstance(item, list | dict) for item in value.example)  # type: ignore[attr-defined]
        ):
            return self._wrong(node, "join needs a list of texts")
        if node.name in ("lower", "upper", "trim") and not isinstance(value.example, str):
            return self._wrong(node, f"{node.name} needs a text")
        if node.name == "length" and not isinstance(value.example, list | str):
            return self._wrong(node, "length needs a list or a text")
        example = {"default": value.example, "length": 1}.get(node.name, "text")
        return KnownValue(
            example, _lowest_trust([value, *arguments]), node.name == "default" and value.looped
        )


def _lowest_trust(known: list[KnownValue]) -> Trust:
    """Return the least trusted of the sources of a value."""
    trusts = {k.trust for k in known}
    return "member" if "member" in trusts else "moderator" if "moderator" in trusts else "system"


def _node_name(node: nodes.Node) -> str:
    """Return the name that authors use for a kind of Jinja node."""
    names = {
        "Call": "a call", "Getitem": "[ ]", "Assign": "set", "AssignBlock": "set",
        "CondExpr": "an if inside {{ }}", "Concat": "~", "CallBlock": "call",
        "FilterBlock": "a filter block", "Test": "is", "Dict": "{ }",
    }  # fmt: skip
    kind = type(node).__name__
    return names.get(kind, "arithmetic" if isinstance(node, nodes.BinExpr) else kind.lower())
