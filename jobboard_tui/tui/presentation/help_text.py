"""What the help screen says: the keys of a place, the signs, the rules with their sources."""

from __future__ import annotations

from jobboard_tui.domain.rules import RuleSet
from jobboard_tui.i18n import _, pgettext
from jobboard_tui.tui.command_type import CommandGroup, KeyContext
from jobboard_tui.tui.commands import BY_ID
from jobboard_tui.tui.glyphs import Glyphs
from jobboard_tui.tui.page_actions import PAGE_ACTION_BY_ID, actions_on
from jobboard_tui.tui.presentation.help_rows import HelpRow, HelpSection


def sections(
    place: KeyContext, rule_set: RuleSet, glyphs: Glyphs, *, is_demo: bool = False
) -> list[HelpSection]:
    """Return keys by group, then signs, then rules; in the demo first what it is."""
    listed = [
        HelpSection(
            _(group.value),
            [
                HelpRow(command.shown_keys, command.label, command.help)
                for command in BY_ID.values()
                if command.group is group and place in command.places
            ],
        )
        for group in CommandGroup
    ]
    signs = [
        HelpRow(glyphs.late, pgettext("sign", "late"), _("Its time has passed.")),
        HelpRow(glyphs.due, pgettext("sign", "due"), _("It can be done now.")),
        HelpRow(glyphs.waiting, pgettext("sign", "later"), _("It opens on that day.")),
        HelpRow(glyphs.soft, pgettext("sign", "suggestion"), _("Optional; it is never late.")),
        HelpRow(
            glyphs.marked,
            pgettext("sign", "marked"),
            _("Is moved, tagged and closed together with the others."),
        ),
    ]
    rules = [
        HelpRow(rule.id, rule.title, f"{rule.reason}  ({rule.source})")
        for rule in rule_set.rules.values()
    ]
    if is_demo:
        listed.insert(0, _of_the_demo())
    return [
        *listed,
        HelpSection(pgettext("sign", "Symbols"), signs),
        HelpSection(pgettext("sign", "Rules"), rules),
    ]


def page_sections(page: str) -> list[HelpSection]:
    """Return the keys of a page, and those that are the same everywhere."""
    here = [
        HelpRow(action.shown_keys, action.label, action.help)
        for action in actions_on(page)
        if action.id not in _MOVES
    ]
    moves = " ".join(PAGE_ACTION_BY_ID[action_id].first_key for action_id in _MOVES)
    everywhere = [
        HelpRow("Esc", pgettext("key", "back"), _("What you typed is not lost.")),
        HelpRow("q", pgettext("key", "close"), _("Closes what is on top; quits from the board.")),
        HelpRow(
            "? F1", pgettext("key", "help"), _("The keys that work here; F1 also in a text field.")
        ),
        HelpRow("Enter", pgettext("key", "main action"), _("Acts on the row or line you are on.")),
        HelpRow("Tab", pgettext("key", "next pane"), _("In a field it completes what you type.")),
        HelpRow(moves, pgettext("key", "move"), _("Down, up, to the first, to the last.")),
    ]
    return [
        *([HelpSection(_("On this page"), here)] if here else []),
        HelpSection(_("The same everywhere"), everywhere),
    ]


_MOVES = ("page-down", "page-up", "page-first", "page-last")


def _of_the_demo() -> HelpSection:
    return HelpSection(
        _("This is the demo"),
        [
            HelpRow("", _("not saved"), _("What you add or change here is not saved.")),
            HelpRow(
                BY_ID["quit"].first_key,
                _("quit the demo"),
                _("Without --demo `jobboard` opens your own board; {key} offers it too.").format(
                    key=BY_ID["quit"].first_key
                ),
            ),
        ],
    )
