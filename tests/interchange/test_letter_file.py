"""Offer letters in files: text in any encoding, the text layer of a PDF, and what is none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from jobboard_tui.domain.errors import JobboardError
from jobboard_tui.interchange.letter_file import LONGEST_LETTER, MOST_PAGES, read_letter_file

LETTERS = Path(__file__).parent.parent / "data" / "letters"
LINES = ("労働条件通知書", "基本給 450,000円", "（変更の範囲）会社の定める業務")


def pdf_of(lines: tuple[str, ...], pages: int = 1) -> bytes:
    """A PDF with a font that has no glyphs, and a table that says what its codes mean."""
    signs = sorted({sign for line in lines for sign in line})
    codes = {sign: code for code, sign in enumerate(signs, start=1)}
    rows = "\n".join(f"<{code:04x}> <{ord(sign):04x}>" for sign, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    )
    shown = "".join(
        f"1 0 0 1 50 {800 - 20 * at} Tm <{''.join(f'{codes[sign]:04x}' for sign in line)}> Tj\n"
        for at, line in enumerate(lines)
    )
    content = f"BT /F1 12 Tf\n{shown}ET" if lines else ""
    kids = " ".join(f"{7 + at} 0 R" for at in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /None /Encoding /Identity-H"
        " /DescendantFonts [5 0 R] /ToUnicode 3 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /None"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
    ] + [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
        " /Resources << /Font << /F1 4 0 R >> >> >>"
    ] * pages
    body, places = "%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def test_the_text_layer_of_a_pdf_is_read(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf_of(LINES))
    assert [line.strip() for line in read_letter_file(path).splitlines()] == list(LINES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_a_text_is_read_in_the_encodings_of_japan(tmp_path: Path, encoding: str) -> None:
    whole = (LETTERS / "keiyakushain.txt").read_text(encoding="utf-8").replace("～", "〜")
    path = tmp_path / "letter.txt"
    path.write_bytes(whole.replace("〜", "から").replace("\n", "\r\n").encode(encoding))
    assert read_letter_file(path) == whole.replace("〜", "から").strip()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf_of(()), "no text, only pictures"),
        (pdf_of(LINES)[:300], "damaged"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "damaged"),
        (pdf_of(LINES, pages=MOST_PAGES + 1), "pages, too many for a letter"),
        (b"", "it is empty"),
        (b" \n \n", "it is empty"),
        (b"x" * (LONGEST_LETTER + 1), "more than 50,000 characters"),
        (bytes(range(256)) * 4, "not text"),
    ],
)
def test_what_is_no_letter_is_said_in_one_line(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    with pytest.raises(JobboardError) as refused:
        read_letter_file(path)
    assert why in str(refused.value)
    assert "\n" not in str(refused.value)


def test_no_file_and_a_folder_are_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.pdf"):
        with pytest.raises(JobboardError):
            read_letter_file(path)


def test_a_pdf_with_a_password_is_said_to_be_locked(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    for password, is_locked in (("secret", True), ("", False)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of(LINES))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        path = tmp_path / "locked.pdf"
        writer.write(path)
        if is_locked:
            with pytest.raises(JobboardError, match="locked with a password"):
                read_letter_file(path)
        else:
            assert "労働条件通知書" in read_letter_file(path)
