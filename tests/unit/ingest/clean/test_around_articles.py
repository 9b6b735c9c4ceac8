"""What stands above, below and before the text of an article at many outlets leaves the text itself as it is.

The lines have the shapes that outlets use; names and titles were made up.
"""

import datetime as dt

import pytest

from graph_schema.model.article import RawArticle
from ingest.clean import BlockKind, CleanText, clean_article

TITLE = "Peru and Chile open talks"
FIRST = "The foreign ministers of Peru and Chile opened talks in Lima on Monday, officials said."
LAST = "They are to end on Friday."

ABOVE = """\
02/25/2023 | 09:45pm EST
16 August 2014    Read: 677
October 27, 2018 / 9:07 AM / Updated 2 hours ago
1 Min Read
Anna FH 3 minutes ago Tue 21st January 2020 | 11:33 PM
IANS  |  Beijing
Print Mail Large Medium  Small 0
(Xinhua)
Xinhua) 16:40, June 19, 2023
| Oct 05, 2022
By
Anna Example Reuters
July 28, 2013 - 7:38 PM
Accessibility links
PTI | New Delhi | Updated: 19-04-2021 22:22 IST | Created: 19-04-2021 22:19 IST
File Photo Image Credit: ANI
January 4, 2022 5:50:06 pm
Tue, 02/26/2019 - 07:39
Anna Example
Foreign and Military Affairs
By Anna Abdel Muster
Anna Example in Lima and agencies
First published on Fri 3 May 2019 10.15 BST
@annaexample
Issued on: 03/05/2021 - 10:15
View author bio
Diplomatic Editor
12 May 2019 • 10:15am
Font Size: A A A
Home › World › Americas
TEHRAN, May 03 (MNA) –""".splitlines()

BELOW = """\
More about:
© Example Post 2023
Most Popular
--IANS
soni/bg
First Published: Sat, September 30 2017. 18:50 IST
8.03K
(Web editor: Anna Example, John)
Related readings:
Exit mobile version
LIMA_00 (8).jpg
(This story has not been edited by our staff and is auto-generated from a syndicated feed.)
For all the latest news from Lima, download the Example app.
Correspondent
Anna Example is Example Post's foreign editor, writing about security issues since 2005.
(END) 3 May 2021
Reporting by Anna Example; Editing by John Sample
With reporting by AFP and Reuters
(Anna Example reported from Lima.)
Agency writer Anna Example contributed to this report.
SEE ALSO: Ministers meet again
Tags: Lima, Santiago
Get the day's top headlines in your inbox
rs/jm (AFP, Reuters, dpa)
Follow us on Telegram @example
Media contact: press office, Lima
###""".splitlines()

BEFORE = """\
LIMA (Reuters) -
LIMA, May 3 (Xinhua) --
LIMA, Peru (AP) —
LIMA, Peru (AP) _
Lima, 3 May 2021 –
Lima, May 3 (IANS):
LIMA —
Lima —
LIMA:
New Delhi [India], March 3 (ANI):
MOSCOW, January 5. /TASS/.
Damascus, SANA-
PARIS/BERLIN, June 8 (Reuters) -
(CNN)
(CNN)
CNN —
(Reuters) -
Feb 26 (Reuters) -
Washington, DC –
The Hague, 3 May 2021 –
BAKU, Azerbaijan, May 3.
Addis Ababa, February 10, 2024 (ENA) --
ABOARD AIR FORCE ONE —
UNITED NATIONS (AP) —
GENEVA/NEW YORK (3 May 2021) –
ST. PETERSBURG, Russia —
PORT-AU-PRINCE, Haiti —
Santiago, Chile.-
Nairobi, Kenya | AFP |""".splitlines()

CAPTIONS = """\
The envoys at the table. Photograph: Anna Example/REX/Shutterstock
The envoys at the table (left) with the king | EXAMPLE POST
The envoys at the table. Photo by Anna Example
The envoys at the table. [Photo/Xinhua]
The envoys at the table (photo credit: REUTERS)
The envoys at the table (file photo).
The envoys at the table. AP Photo
The envoys at the table. (Courtesy: Ministry)
The envoys at the table. © AFP/Anna Example
The envoys at the table. ANNA EXAMPLE/AFP
The envoys at the table. (Anna Example/The Example Post)
FILE PHOTO: The envoys at the table. REUTERS/Anna Example/File Photo
The envoys at the table. EFE/Anna Example""".splitlines()


def cleaned(*paragraphs: str) -> CleanText:
    text = "\n\n".join(paragraphs)
    return clean_article(RawArticle(text=text, published=dt.date(2021, 5, 3), origin="a test"))[1]


def told(clean: CleanText) -> list[str]:
    return [clean.text[block.start : block.end] for block in clean.blocks]


@pytest.mark.parametrize("line", ABOVE)
def test_above(line: str) -> None:
    assert told(cleaned(TITLE, line, FIRST, LAST)) == [TITLE, FIRST, LAST]


@pytest.mark.parametrize("line", BELOW)
def test_below(line: str) -> None:
    assert told(cleaned(TITLE, FIRST, LAST, line)) == [TITLE, FIRST, LAST]


@pytest.mark.parametrize("dateline", BEFORE)
def test_before(dateline: str) -> None:
    clean = cleaned(TITLE, f"{dateline} {FIRST}", LAST)
    assert told(clean) == [TITLE, FIRST, LAST]
    assert clean.dateline == dateline


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    clean = cleaned(TITLE, FIRST, line, LAST)
    captions = [clean.text[b.start : b.end] for b in clean.blocks if b.kind is BlockKind.CAPTION]
    assert len(captions) == 1
    assert captions[0].startswith("The envoys at the table")
    for word in ("Example", "EXAMPLE", "AFP", "REUTERS", "hoto", "Ministry", "FILE"):
        assert word not in captions[0]


@pytest.mark.parametrize(
    "line", ["Juan Muestra, Foreign Minister of Chile", "They said that the round in Lima would go on into"]
)
def test_a_signature_and_a_cut_sentence_below_stay(line: str) -> None:
    assert told(cleaned(TITLE, FIRST, LAST, line))[-1] == line


def test_a_standfirst_above_stays() -> None:
    line = "Foreign ministers meet for the first time in three years"
    assert line in told(cleaned(TITLE, line, FIRST, LAST))


def test_a_name_above_is_a_reporters_unless_the_text_speaks_of_it() -> None:
    assert cleaned(TITLE, "Anna Example", FIRST, LAST).byline_names == ("Anna Example",)
    speaks = FIRST.replace("officials said", "Anna Example said")
    assert cleaned(TITLE, "Anna Example", speaks, LAST).byline_names == ()
