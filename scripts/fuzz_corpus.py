"""Makes the first corpus of each fuzz target: the shared cases, the sheets out of them, and small grids."""

import hashlib
import re
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "../shared/cases"
GRIDS = [
    "Nr|Spørsmål|Svar\n1|Har dere rutiner?|Ja\n2|Hvordan lagres data?|",
    "Domain|Question ID|Question|Yes|No|N/A|Notes\nA|A-01.1|Is it on?|x|||\n||||x||",
    "Company||Vendor Answers|Additional Information|Guidance\nCOMP-01|Describe it.|mm/dd/yyyy||\nDocs||Vendor Answers|Additional Information|Guidance\nDOCU-01|Is it there?|||",
    "Control|Requirement|Implemented\n5.1|Policies.|Yes\n5.9|Assets.|No\n5.1|Use.|",
    "1. Is there a policy?\x032. Is it reviewed?|Yes\nQuestion|Answer\n\x01Term|Description\nISMS|A system.",
]


def put(target, content):
    folder = ROOT / "fuzz/corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)


for grid in GRIDS:
    put("finder", grid.encode())
for file in sorted([*CASES.glob("workbooks/*.xlsx"), *CASES.glob("hostile/*")]):
    content = file.read_bytes()
    put("reader", content)
    try:
        package = zipfile.ZipFile(file)
        for name in package.namelist():
            if re.search(r"worksheets/[^/]+\.xml$", name) and package.getinfo(name).file_size < 200_000:
                put("sheet", b"<sst><si><t>a</t></si></sst>\0" + package.read(name))
    except (zipfile.BadZipFile, RuntimeError, KeyError):
        pass
