"""The editor of a draft with 2 000 questions: the pages that its author sees, and a save, in CPU time of the server."""

import re
import subprocess
import tempfile
from html import unescape
from pathlib import Path

# The check reads every question in every language: as on the command line it may take a second.
PAGES = (
    ("the editor of a question", lambda draft, question: question, 100),
    ("the preview", lambda draft, question: f"{draft}/preview", 100),
    ("the check", lambda draft, question: f"{draft}/check", 1000),
)
SAVE = 100


def authoring(options, server, member, cpu_of, verdict, times, name):
    """Brings a made-up questionnaire of 2 000 questions in four languages in as a draft, and measures."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.json"
        subprocess.run([options.workloads, "large", "2000", str(file)], check=True)
        reply = member.upload("/questionnaires/import", {"format": "json", "language": "nb"}, file.name, file.read_bytes())
    reply, _ = member.post(reply.headers["Location"], {}, (303,))
    draft = reply.headers["Location"].split("?")[0]
    html = member.get(draft)
    section = re.findall(rf'href="({draft}/sections/[^"]+)"', html)[-1]
    question = re.findall(rf'href="({draft}/questions/[^"]+)"', member.get(section))[-1]
    rows = []
    for what, address, most in PAGES:
        path = address(draft, question)
        seconds = cpu_of(server, times, lambda: member.get(path))
        rows.append((f"{what}, draft of 2 000 questions, {name}", f"{seconds * 1000:.0f} ms", f"under {most} ms", verdict(seconds * 1000 < most)))
    fields = form(member.get(question))
    number = [0]

    def save():
        number[0] += 1
        fields["text-nb"] = f"Et spørsmål som er skrevet om for {number[0]}. gang?"
        reply, _ = member.post(question.split("?")[0], fields, headers={"HX-Request": "true"})
        fields["revision"] = reply.headers["X-Revision"]

    seconds = cpu_of(server, times, save)
    rows.append((f"saving a question, draft of 2 000 questions, {name}", f"{seconds * 1000:.0f} ms", f"under {SAVE} ms", verdict(seconds * 1000 < SAVE)))
    return rows


def form(html):
    """What the editor's form sends: hidden fields, and texts as they stand."""
    inside = re.search(r"<form[^>]*data-autosave.*?</form>", html, re.S)[0]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", inside):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="hidden"' in tag or 'type="text"' in tag):
            fields[name[1]] = unescape(value[1]) if value else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', inside, re.S):
        fields[name] = unescape(text)
    fields["kind"] = "text"
    return fields
