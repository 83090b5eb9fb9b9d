"""Measures what docs/performance.md claims, in CPU time, each with its peer in the same run, and writes that page."""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import jinja2
import openpyxl
import xlsxwriter

sys.path.insert(0, str(Path(__file__).parent))
from authoring import authoring  # noqa: E402
from peer import page_by_jinja2  # noqa: E402
from server import Place, Server  # noqa: E402
from writer import seconds_to_write  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--program", required=True)
    options.add_argument("--workloads", required=True)
    options.add_argument("--quick", action="store_true", help="fewer repetitions: to try the script, not for figures")
    options = options.parse_args()
    scale = 0.1 if options.quick else 1

    rows = []
    for backend in ("sqlite", "postgres"):
        place = Place(backend)
        demo = subprocess.run([options.program, "demo"], env=place.environment, check=True, capture_output=True, text=True).stdout
        if backend == "sqlite":
            rows += start_and_memory(options.program, place)
            rows.append(workbook(options, scale))
            rows += definition(options)
            rows += own_workbook(options, scale)
            rows.append(foreign_workbook(options, scale))
            rows.append(many_rows(options))
            rows.append(hostile(options))
        server = Server(options.program, place)
        member = sign_in(server, demo)
        name = {"sqlite": "SQLite", "postgres": "PostgreSQL"}[backend]
        rows.append(assessment_page(server, member, scale, name))
        rows.append(save(options, server, demo, scale, name))
        rows += load(server, demo, scale, name)
        rows += growth(server, member, demo, scale, name)
        rows += authoring(options, server, member, cpu_of, verdict, max(5, int(50 * scale)), name)
        rows.append((f"memory after all that, {name}", f"{server.memory():.0f} MB", "", ""))
        server.stop()
        place.drop()
    write(rows)


def sign_in(server, demo):
    email, password = re.search(r"(anna@\S+)\s+(\S+)", demo).groups()
    client = server.client()
    client.post("/sign-in", {"email": email, "password": password, "next": ""})
    return client


def open_link(server, demo, which=0):
    link = re.findall(r"/l/[0-9a-f]{64}", demo)[which]
    client = server.client()
    reply, _ = client.post(link, {})
    return client, reply.headers["Location"].split("?")[0]


def start_and_memory(program, place):
    started, memory = [], []
    for _ in range(5):
        server = Server(program, place)
        started.append(server.started)
        memory.append(server.memory())
        server.stop()
    return [
        ("start to first answer", f"{statistics.median(started) * 1000:.0f} ms", "under 300 ms", verdict(statistics.median(started) < 0.3)),
        ("idle memory", f"{statistics.median(memory):.0f} MB", "under 60 MB", verdict(statistics.median(memory) < 60)),
    ]


def workbook(options, scale):
    """Reads and maps the questionnaire's own workbook, filled in; the peer only reads the cells of the same file."""
    file = ROOT / "../shared/cases/workbooks/skolesec-besvart-original-layout.xlsx"
    times = max(1, int(400 * scale))
    ours = float(subprocess.run([options.workloads, "workbook", str(file), str(times)], check=True, capture_output=True, text=True).stdout) / times
    peer_times = max(1, int(60 * scale))
    openpyxl.load_workbook(file)
    before = time.process_time()
    for _ in range(peer_times):
        book = openpyxl.load_workbook(file)
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                for _cell in row:
                    pass
    peer = (time.process_time() - before) / peer_times
    return ("read and map a workbook of 52 answers", f"{ours * 1000:.2f} ms", f"openpyxl reads it in {peer * 1000:.1f} ms: {peer / ours:.1f} times as many a second", verdict(20 <= peer / ours))


def definition(options):
    """A made-up questionnaire of 2 000 questions in four languages: checked, and compared with a renewed one."""
    done = subprocess.run([options.workloads, "definition", "2000"], check=True, capture_output=True, text=True).stdout
    check, diff = (float(line) for line in done.split())
    return [
        (f"{what} 2 000 questions", f"{seconds * 1000:.0f} ms", "under 1 s", verdict(seconds < 1))
        for what, seconds in (("check a definition of", check), ("the diff of two versions of", diff))
    ]


def own_workbook(options, scale):
    """Writes the same 52 answers as a workbook of ours, and reads it back; the peers write and read one of the same content."""
    form = ROOT / "../shared/cases/workbooks/skolesec-besvart-original-layout.xlsx"
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "own.xlsx"
        subprocess.run([options.workloads, "export", str(form), str(own)], check=True)
        times = max(1, int(200 * scale))
        measure = lambda what: float(subprocess.run([options.workloads, what, str(form), str(times)], check=True, capture_output=True, text=True).stdout) / times  # noqa: E731
        wrote, read = measure("write"), measure("import")
        peer_times = max(1, int(30 * scale))
        peer_wrote = seconds_to_write(own, peer_times)
        before = time.process_time()
        for _ in range(peer_times):
            for sheet in openpyxl.load_workbook(own):
                for row in sheet.iter_rows(values_only=True):
                    for _cell in row:
                        pass
        peer_read = (time.process_time() - before) / peer_times
    return [
        ("write a workbook of ours with 52 answers", f"{wrote * 1000:.2f} ms", f"XlsxWriter writes its content in {peer_wrote * 1000:.1f} ms: {peer_wrote / wrote:.1f} times as many a second", verdict(5 <= peer_wrote / wrote)),
        ("import a workbook of ours with 52 answers", f"{read * 1000:.2f} ms", f"openpyxl reads it in {peer_read * 1000:.1f} ms: {peer_read / read:.1f} times as many a second", verdict(20 <= peer_read / read)),
    ]


def foreign_workbook(options, scale):
    """Finds questions and answers in the same workbook as if nothing were known of it; the peer only reads the cells."""
    file = ROOT / "../shared/cases/workbooks/skolesec-besvart-original-layout.xlsx"
    times = max(1, int(400 * scale))
    ours = float(subprocess.run([options.workloads, "inspect", str(file), str(times)], check=True, capture_output=True, text=True).stdout) / times
    peer_times = max(1, int(30 * scale))
    before = time.process_time()
    for _ in range(peer_times):
        openpyxl.load_workbook(file)
    peer = (time.process_time() - before) / peer_times
    return ("find the questions of anybody's workbook, 52 answers", f"{ours * 1000:.2f} ms", f"openpyxl reads its cells in {peer * 1000:.1f} ms: {peer / ours:.0f} times as many a second", "")


def make(what, where):
    subprocess.run([sys.executable, Path(__file__).parent / "hostile.py", what, where], check=True)


def inspected(options, file):
    """CPU seconds and the most memory in MB of a process that finds the questions of a file, and how it ended: 0 read, 1 refused."""
    process = subprocess.Popen([options.program, "workbook", "inspect", file], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def hostile(options):
    """Every file that was made to do harm, and some that are made here: the slowest and the hungriest of them."""
    with tempfile.TemporaryDirectory() as folder:
        make("harm", folder)
        files = [file for place in (ROOT / "../shared/cases/hostile", Path(folder)) for file in sorted(place.iterdir())]
        measured = [(*inspected(options, file), file.name) for file in files]
    slowest, hungriest = max(measured), max(measured, key=lambda one: one[1])
    holds = all(cpu < 2 and memory < 200 and code in (0, 1) for cpu, memory, code, _ in measured)
    figure = f"{slowest[0]:.2f} s ({slowest[3]}), {hungriest[1]:.0f} MB ({hungriest[3]}) at the most"
    return (f"read or refuse {len(files)} hostile workbooks, each", figure, "2 s and 200 MB", verdict(holds))


def many_rows(options):
    """A workbook of 100 000 questions in a process of its own: its memory at the most, and its CPU time."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        make("rows", file.name)
        cpu, memory, code = inspected(options, file.name)
    return ("find the questions of a workbook of 100 000 rows", f"{cpu:.2f} s, {memory:.0f} MB at the most", "2 s and 200 MB", verdict(code == 0 and cpu < 2 and memory < 200))


def assessment_page(server, member, scale, name):
    listing = member.get("/assessments")
    assessment = re.search(r'href="(/assessments/[0-9a-f-]{36})', listing)[1]
    reply, _ = member.send("GET", assessment)
    path = reply.headers["Location"] or assessment
    html = member.get(path)
    times = max(20, int(1500 * scale))
    ours = cpu_of(server, times, lambda: member.get(path))
    peer = page_by_jinja2(html, max(5, int(300 * scale)))
    return (f"assessment page of 52 questions, the whole request, {name}", f"{ours * 1000:.2f} ms", f"Jinja2 renders such a page in {peer * 1000:.2f} ms", verdict(ours < peer))


def save(options, server, demo, scale, name):
    client, request = open_link(server, demo)
    path, fields, area = answer_form(client, request)
    times = max(20, int(1000 * scale))
    number = [0]

    def one():
        number[0] += 1
        reply, _ = client.post(path, {**fields, area: f"A sentence that answers, for the {number[0]}th time."}, headers={"HX-Request": "true"})
        fields["revision"] = reply.headers["X-Revision"]

    ours = cpu_of(server, times, one)
    before = server.place.database_cpu()
    own = float(subprocess.run([options.workloads, "transaction", server.place.environment["TILLIT_DATABASE_URL"], str(times)], check=True, capture_output=True, text=True).stdout)
    bare = (own + server.place.database_cpu() - before) / times
    return (f"save an answer, the whole request, {name}", f"{ours * 1000:.2f} ms", f"its bare transaction: {bare * 1000:.2f} ms; ratio {ours / bare:.1f}", verdict(ours <= 3 * bare))


def answer_form(client, request):
    for path in dict.fromkeys(re.findall(rf'href="({request}/questions/[^"?#]+)"', client.get(request))):
        html = client.get(path)
        form = re.search(r"<form[^>]*data-autosave.*?</form>", html, re.S)
        area = form and re.search(r'<textarea[^>]*\bname="([^"]+)"', form[0])
        if area and 'name="value" value="yes"' not in form[0]:
            fields = {}
            for tag in re.findall(r"<input[^>]*>", form[0]):
                if 'type="hidden"' in tag:
                    fields[re.search(r'name="([^"]*)"', tag)[1]] = re.search(r'value="([^"]*)"', tag)[1]
            return path, fields, area[1]
    raise SystemExit("no question with a text was found")


def load(server, demo, scale, name):
    rows = []
    for clients in (1, 8):
        each = max(20, int(1500 * scale / clients))
        opened = [open_link(server, demo) for _ in range(clients)]
        begun = time.perf_counter()
        threads = [threading.Thread(target=lambda pair=pair: [pair[0].get(pair[1]) for _ in range(each)]) for pair in opened]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rows.append((f"a supplier's task list, {clients} client{'s' if clients > 1 else ''}, {name}", f"{clients * each / (time.perf_counter() - begun):.0f} requests a second", f"server memory {server.memory():.0f} MB", ""))
    return rows


def growth(server, member, demo, scale, name):
    """The same page and the same save with 20 and with 2 000 suppliers that the same customer has sent the same questionnaire."""
    listing = member.get("/assessments")
    assessment = re.search(r'href="(/assessments/[0-9a-f-]{36})', listing)[1]
    reply, _ = member.send("GET", assessment)
    path = reply.headers["Location"] or assessment
    client, request = open_link(server, demo)
    answer, fields, area = answer_form(client, request)

    def one():
        reply, _ = client.post(answer, {**fields, area: f"Again {time.time_ns()}"}, headers={"HX-Request": "true"})
        fields["revision"] = reply.headers["X-Revision"]

    figures = []
    made = 0
    numbers = org_numbers()
    for wanted in (20, 2000):
        register(member, numbers, made, wanted)
        send_to_all(member)
        made = wanted
        times = max(20, int(500 * scale))
        figures.append((cpu_of(server, times, lambda: member.get(path)), cpu_of(server, times, one)))
    (page_few, save_few), (page_many, save_many) = figures
    return [
        (f"assessment page with 20 and with 2 000 suppliers, {name}", f"{page_few * 1000:.2f} and {page_many * 1000:.2f} ms", f"ratio {page_many / page_few:.2f}", verdict(page_many < 1.25 * page_few)),
        (f"saving an answer with 20 and with 2 000 suppliers, {name}", f"{save_few * 1000:.2f} and {save_many * 1000:.2f} ms", f"ratio {save_many / save_few:.2f}", verdict(save_many < 1.25 * save_few)),
    ]


def register(member, numbers, made, wanted):
    """Suppliers with a product each, through the form."""
    for number in range(made, wanted):
        fields = {"name": f"Synthetic supplier {number}", "org_number": next(numbers), "contact_email": f"test{number}@supplier.example", "language": "nb", "product": f"Product {number}"}
        member.post("/suppliers", fields, (303,))


def send_to_all(member):
    """A campaign to every product that the customer knows."""
    html = member.get("/campaigns/new")
    definition = re.search(r'<option[^>]*value="([^"]+)"[^>]*>\s*Skolesec ROS 1\.0\.0', html)[1]
    products = re.findall(r'name="products"[^>]*value="([^"]+)"', html)
    fields = [("definition", definition), ("title", f"Campaign to {len(products)}"), ("deadline", f"{time.gmtime().tm_year + 1}-12-31"), ("message", "")]
    member.post("/campaigns", fields + [("products", product) for product in products], (303,))


def org_numbers():
    """Synthetic numbers with their check digit."""
    for number in range(20_000_000, 99_999_999):
        digits = f"{number:08}"
        total = sum(int(digit) * weight for digit, weight in zip(digits, (3, 2, 7, 6, 5, 4, 3, 2)))
        check = (11 - total % 11) % 11
        if check != 10:
            yield f"{digits}{check}"


def cpu_of(server, times, act):
    for _ in range(min(20, times)):
        act()
    before = server.cpu()
    for _ in range(times):
        act()
    return (server.cpu() - before) / times


def verdict(holds):
    return "holds" if holds else "DOES NOT HOLD"


def write(rows):
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) // 1024 // 1024
    lines = [
        "# Performance",
        "",
        "Made by `make bench`; do not edit. CPU time of the server and of its database (user and system), so that a busy machine does not matter; peers are measured in the same run.",
        "",
        f"Machine: {os.cpu_count()} cores, {memory + 1} GB memory, {platform.system()}. Peers: openpyxl {openpyxl.__version__}, XlsxWriter {xlsxwriter.__version__}, Jinja2 {jinja2.__version__}, Python {platform.python_version()}.",
        "",
        "| what | figure | against | holds |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
        "The workbook is the questionnaire in its original layout with 52 answers. Jinja2 renders the texts of the same assessment page from a compiled template (`scripts/bench/peer.py`); no database, no HTTP. The bare transaction of a save is its own statements, written by hand as text, which the database plans each time, and nothing around them. What PostgreSQL's processes use is in the figures, ours and the bare transaction's, as SQLite's share is.",
        "",
    ]
    (ROOT / "docs/performance.md").write_text("\n".join(lines))
    print("\n".join(lines))
    if any(row[3] == "DOES NOT HOLD" for row in rows):
        raise SystemExit(1)


main()
