"""Example calls, shown by `--help` of each verb and in the manual page.

They are commands, not sentences, and run on the demo board as they stand, but for those that need
a file, a mailbox or a repository of the user's.
"""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "": (
        "jobboard",
        "jobboard --demo",
        'jobboard add "Aoba Systems" "Backend Engineer" --applied yesterday',
        'jobboard log aoba interview --at "fri 15:00"',
        "jobboard due",
    ),
    "add": (
        'jobboard add "Aoba Systems" "Backend Engineer" --applied "mon 15:00" --tag remote',
        'jobboard add 青葉銀行 データエンジニア --source LinkedIn --apply-by "in 2 weeks"',
        'jobboard add "Mejiro Foods" SRE --agency "Robin Agency" --url https://example.com/jobs/7',
    ),
    "edit": (
        'jobboard edit kestrel location=Osaka salary="8M yen" +remote',
        'jobboard edit aoba contact="佐藤 由紀 / Sato Yuki, 人事部"',
    ),
    "move": (
        "jobboard move tsukishima screening",
        "jobboard move mozu closed --outcome silent",
    ),
    "remove": ("jobboard remove mozu", "jobboard remove kaede && jobboard undo"),
    "restore": ("jobboard bin", "jobboard restore mozu"),
    "bin": ("jobboard bin", "jobboard bin --json"),
    "log": (
        'jobboard log aoba interview --at "fri 15:00" --with Sato --round 2',
        "jobboard log tsukishima followed-up --via email --force",
        'jobboard log aoba received --note "they will call on Monday" --no-reply',
        "jobboard log aoba interview --ics invite.ics",
    ),
    "amend": (
        'jobboard amend kestrel interview at="thu 14:00"',
        "jobboard amend kestrel interview cancelled=company",
    ),
    "unlog": ("jobboard show aoba", "jobboard unlog kestrel interview"),
    "undo": ("jobboard undo",),
    "redo": ("jobboard undo && jobboard redo",),
    "due": (
        "jobboard due",
        "jobboard due --all",
        "jobboard due --json | jq -r '.[].company'",
    ),
    "snooze": (
        'jobboard snooze tsukishima application-follow-up --until "next mon"',
        "jobboard snooze --board weekly-audit --until +1d",
    ),
    "dismiss": (
        "jobboard dismiss asagao joining-papers",
        "jobboard dismiss --board weekly-audit",
        "jobboard dismiss kestrel thank-you --no-channel",
    ),
    "done": (
        "jobboard done aoba thank-you",
        "jobboard done tsukishima application-follow-up --force",
    ),
    "hold": ("jobboard hold akatombo --until +10d",),
    "release": ("jobboard release akatombo",),
    "pause": ("jobboard pause", 'jobboard pause --until "next mon"'),
    "resume": ("jobboard resume",),
    "list": (
        "jobboard list --open",
        "jobboard list is:overdue",
        'jobboard list "#remote" stage:interview',
    ),
    "show": ("jobboard show aoba", "jobboard show kestrel --json"),
    "agenda": ("jobboard agenda", "jobboard agenda --days 30", "jobboard agenda --month"),
    "stats": ("jobboard stats", "jobboard stats --since '1 oct 2026'", 'jobboard stats "#remote"'),
    "status": (
        "jobboard status",
        "jobboard status --format '{overdue} late, {due} due'",
    ),
    "draft": (
        "jobboard draft tsukishima",
        'jobboard draft aoba thank-you --set topic="夜間の当番"',
        "jobboard draft momiji decline --lang en",
        "jobboard draft aoba thank-you --check mine.txt",
    ),
    "profile": (
        "jobboard profile",
        'jobboard profile name="山根 亜希" latin="Aki Yamane" email=aki@example.com',
    ),
    "mail": ("jobboard mail ~/Maildir", "jobboard mail --json ~/saved-mails"),
    "reflect": (
        'jobboard reflect aoba --well "the design question" --hard "keigo on the phone"',
        'jobboard reflect aoba --asked "Why do you want to leave?"',
    ),
    "questions": ("jobboard questions", "jobboard questions migration"),
    "checklist": (
        "jobboard checklist momiji",
        "jobboard checklist momiji base=45万円 bonus-months=2 --from offer-letter",
        "jobboard checklist momiji --lang ja --markdown",
    ),
    "compare": ("jobboard compare", "jobboard compare momiji hibari"),
    "plan": (
        "jobboard plan asagao",
        "jobboard plan asagao first-day=2027-01-12 resign=done",
    ),
    "glossary": ("jobboard glossary", "jobboard glossary みなし残業"),
    "practice": (
        'jobboard practice japanese --minutes 30 --note "grammar"',
        "jobboard practice",
    ),
    "hill": ("jobboard hill", "jobboard hill --json"),
    "goals": ("jobboard goals", "jobboard goals japanese=150m hunting=5 level=N3 aim=N2"),
    "audit": (
        "jobboard audit",
        "jobboard audit --show",
        'jobboard audit --answer yes --answer "partly: one a week" --answer no'
        ' --resolution "write to two people"',
    ),
    "activities": ("jobboard activities", "jobboard activities activities.csv"),
    "import": (
        "jobboard import --dry-run jobs.xlsx",
        "jobboard import Complete_LinkedInDataExport.zip",
        'jobboard import jobs.csv --map "今の状況=stage" --word "書類OK=screening"',
    ),
    "export": (
        "jobboard export board.csv",
        "jobboard export jobboard.ics",
        "jobboard export interview.ics --meeting kestrel",
        "jobboard export - --format json",
    ),
    "check": ("jobboard check", "jobboard check --repair"),
    "merge": (
        "jobboard merge base.json ours.json theirs.json",
        "git config merge.jobboard.driver 'jobboard merge %O %A %B --path %P'",
    ),
    "conflicts": ("jobboard conflicts", "jobboard conflicts --merge"),
    "history": ("jobboard history", "jobboard history --json"),
    "sync": ("jobboard sync", "jobboard sync --yes"),
    "settings": (
        "jobboard settings",
        "jobboard settings glyphs=ascii nudge=bell",
        "jobboard settings zone=Asia/Tokyo",
    ),
    "completion": (
        'eval "$(jobboard completion bash)"',
        "jobboard completion zsh > ~/.zfunc/_jobboard",
        "jobboard completion fish > ~/.config/fish/completions/jobboard.fish",
    ),
    "help": ("jobboard help", "jobboard help log"),
}
"""Calls by the verb that they are about; those of the program itself go by an empty name."""


def calls_of(verb: str) -> tuple[str, ...]:
    """Return the example calls of a verb, of the program itself for an empty name."""
    return EXAMPLES.get(verb, ())
