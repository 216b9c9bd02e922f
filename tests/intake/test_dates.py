"""What whole expressions of time mean."""

from __future__ import annotations

from datetime import date

import pytest
import requirements

from bot.intake.dates import resolve

_INDONESIAN = (
    ("Senin (25/7/2022) pagi", "2022-07-26", "2022-07-25"),
    ("Senin pagi (25/7)", "2022-07-26", "2022-07-25"),
    ("antara 2014 dan 2019", "2022-07-26", "2014-01-01/2019-12-31"),
    ("hingga Juni", "2022-07-26", "2022-06-01/2022-06-30"),
    ("abad ke-20", "2022-07-26", "1900-01-01/1999-12-31"),
    ("abad XIX", "2022-07-26", "1800-01-01/1899-12-31"),
    ("triwulan III 2021", "2022-07-26", "2021-07-01/2021-09-30"),
    ("kuartal pertama tahun ini", "2022-07-26", "2022-01-01/2022-03-31"),
    ("kuartal kedua", "2022-07-26", "2022-04-01/2022-06-30"),
    ("semester II tahun lalu", "2022-07-26", "2021-07-01/2021-12-31"),
    ("paruh pertama 2022", "2022-07-26", "2022-01-01/2022-06-30"),
    ("paruh kedua tahun 2021", "2022-07-26", "2021-07-01/2021-12-31"),
    ("pertengahan tahun 2014", "2022-07-26", "2014-05-01/2014-08-31"),
    ("akhir tahun lalu", "2022-07-26", "2021-09-01/2021-12-31"),
    ("awal bulan ini", "2022-07-26", "2022-07-01/2022-07-10"),
    ("akhir bulan", "2022-07-26", "2022-07-20/2022-07-31"),
    ("awal 1990-an", "2022-07-26", "1990-01-01/1993-12-31"),
    ("era 90-an", "2022-07-26", "1990-01-01/1999-12-31"),
    ("tahun 80-an", "2022-07-26", "1980-01-01/1989-12-31"),
    ("dua puluh lima tahun lalu", "2022-07-26", "1997-01-01/1997-12-31"),
    ("dua pekan lalu", "2022-07-26", "2022-07-12"),
    ("seminggu yang lalu", "2022-07-26", "2022-07-19"),
    ("sehari lalu", "2022-07-26", "2022-07-25"),
    ("10 tahun silam", "2022-07-26", "2012-01-01/2012-12-31"),
    ("sebulan lalu", "2022-07-26", "2022-06-01/2022-06-30"),
    ("minggu depan", "2022-07-26", "2022-08-01/2022-08-07"),
    ("pekan ini", "2022-07-26", "2022-07-25/2022-07-31"),
    ("bulan depan", "2022-07-26", "2022-08-01/2022-08-31"),
    ("bulan ini", "2022-07-26", "2022-07-01/2022-07-31"),
    ("tahun ini", "2022-07-26", "2022-01-01/2022-12-31"),
    ("Juni lalu", "2022-07-26", "2022-06-01/2022-06-30"),
    ("Juli lalu", "2022-07-26", "2021-07-01/2021-07-31"),
    ("September mendatang", "2022-07-26", "2022-09-01/2022-09-30"),
    ("Juni tahun lalu", "2022-07-26", "2021-06-01/2021-06-30"),
    ("27 November mendatang", "2022-07-26", "2022-11-27"),
    ("17 Agustus tahun depan", "2022-07-26", "2023-08-17"),
    ("tanggal 5 bulan ini", "2022-07-26", "2022-07-05"),
    ("tanggal 5 bulan lalu", "2022-07-26", "2022-06-05"),
    ("Senin pekan depan", "2022-07-26", "2022-08-01"),
    ("Rabu depan", "2022-07-26", "2022-07-27"),
    ("Minggu lalu", "2022-07-26", "2022-07-18/2022-07-24"),
    ("pada Minggu lalu", "2022-07-26", "2022-07-24"),
    ("hari Minggu lalu", "2022-07-26", "2022-07-24"),
    ("Sabtu malam", "2022-07-26", "2022-07-23"),
    ("malam Minggu", "2022-07-26", "2022-07-23"),
    ("kemarin malam", "2022-07-26", "2022-07-25"),
    ("tadi malam", "2022-07-26", "2022-07-25"),
    ("semalam", "2022-07-26", "2022-07-25"),
    ("tadi pagi", "2022-07-26", "2022-07-26"),
    ("pagi ini", "2022-07-26", "2022-07-26"),
    ("nanti malam", "2022-07-26", "2022-07-26"),
    ("besok pagi", "2022-07-26", "2022-07-27"),
    ("kemarin lusa", "2022-07-26", "2022-07-24"),
    ("Januari-Maret 2022", "2022-07-26", "2022-01-01/2022-03-31"),
    ("Januari hingga Maret 2022", "2022-07-26", "2022-01-01/2022-03-31"),
    ("dari Januari sampai Maret 2022", "2022-07-26", "2022-01-01/2022-03-31"),
    ("30 Juni-2 Juli 2022", "2022-07-26", "2022-06-30/2022-07-02"),
    ("10 sampai 12 Juni", "2022-07-26", "2022-06-10/2022-06-12"),
    ("10 dan 11 Juni 2022", "2022-07-26", "2022-06-10/2022-06-11"),
    ("2014-2019", "2022-07-26", "2014-01-01/2019-12-31"),
    ("periode 2014-2019", "2022-07-26", "2014-01-01/2019-12-31"),
    ("2019/2020", "2022-07-26", "2019-01-01/2020-12-31"),
    ("25-07-2022", "2022-07-26", "2022-07-25"),
    ("25.07.2022", "2022-07-26", "2022-07-25"),
    ("2022-07-25", "2022-07-26", "2022-07-25"),
    ("2022-07-25T10:00:00Z", "2022-07-26", "2022-07-25"),
    ("7/8/2022", "2022-08-26", "2022-08-07"),
    ("25 juli 2022", "2022-07-26", "2022-07-25"),
    ("minggu, 24 juli 2022", "2022-07-26", "2022-07-24"),
    ("JUMAT, 22 JULI 2022", "2022-07-26", "2022-07-22"),
    ("pekan pertama Juni 2022", "2022-07-26", "2022-06-01/2022-06-07"),
    ("minggu kedua bulan Juni", "2022-07-26", "2022-06-08/2022-06-14"),
    ("sembilan bulan pertama 2021", "2022-07-26", "2021-01-01/2021-09-30"),
    ("medio Mei 2021", "2022-07-26", "2021-05-10/2021-05-20"),
    ("penghujung 2021", "2022-07-26", "2021-09-01/2021-12-31"),
    ("dua hari lagi", "2022-07-26", "2022-07-28"),
    ("akhir pekan ini", "2022-07-26", "2022-07-30/2022-07-31"),
    ("akhir pekan mendatang", "2022-07-26", "2022-08-06/2022-08-07"),
    ("musim panas 2021", "2022-07-26", "2021-06-01/2021-08-31"),
    ("dekade lalu", "2022-07-26", "2010-01-01/2019-12-31"),
    ("abad lalu", "2022-07-26", "1900-01-01/1999-12-31"),
    ("satu dekade lalu", "2022-07-26", "2012-01-01/2012-12-31"),
    ("sekitar 2014", "2022-07-26", "2014-01-01/2014-12-31"),
    ("Kamis (28/7) mendatang", "2022-07-26", "2022-07-28"),
    ("1 Jan 2023", "2022-07-26", "2023-01-01"),
    ("12 Agt. 2021", "2022-07-26", "2021-08-12"),
    ("Rabu lalu", "2022-07-26", "2022-07-20"),
    ("Senin-Rabu (25-27/7)", "2022-07-28", "2022-07-25/2022-07-27"),
    ("Senin hari ini", "2022-07-25", "2022-07-25"),
    ("hari ini, Selasa (26/7/2022)", "2022-07-26", "2022-07-26"),
    ("bulan Juni tahun 2021", "2022-07-26", "2021-06-01/2021-06-30"),
    ("tanggal 17 bulan Agustus tahun 1945", "2022-07-26", "1945-08-17"),
    ("tahun 2022 lalu", "2022-07-26", "2022-01-01/2022-12-31"),
    ("sejak Senin (18/7)", "2022-07-26", "2022-07-18"),
    ("Q2 2022", "2022-07-26", "2022-04-01/2022-06-30"),
    ("kuartal II/2022", "2022-07-26", "2022-04-01/2022-06-30"),
    ("Minggu (24/7/2022) dini hari", "2022-07-26", "2022-07-24"),
    ("tahun kemarin", "2022-07-26", "2021-01-01/2021-12-31"),
    ("tahun 1998 silam", "2022-07-26", "1998-01-01/1998-12-31"),
    ("dua kuartal lalu", "2022-07-26", "2022-01-01/2022-03-31"),
    ("akhir abad ke-19", "2022-07-26", "1867-01-01/1899-12-31"),
    ("awal pekan ini", "2022-07-28", "2022-07-25/2022-07-26"),
    ("jelang akhir tahun", "2022-07-28", "2022-09-01/2022-12-31"),
    ("akhir kuartal II 2022", "2022-07-28", "2022-06-01/2022-06-30"),
    ("awal semester II 2022", "2022-07-28", "2022-07-01/2022-08-31"),
    ("Desember", "2022-07-26", "2022-12-01/2022-12-31"),
    ("Mei", "2022-07-26", "2022-05-01/2022-05-31"),
    ("Sabtu dua pekan lalu", "2022-07-26", "2022-07-16"),
    ("Senin sepekan lalu", "2022-07-26", "2022-07-18"),
    ("akhir pekan kemarin", "2022-07-26", "2022-07-23/2022-07-24"),
    ("Kamis (21/7/2022) sore WIB", "2022-07-26", "2022-07-21"),
    ("Senin pukul 8 pagi", "2022-07-26", "2022-07-25"),
    ("besok lusa", "2022-07-26", "2022-07-28"),
    ("tanggal 22 lalu", "2022-07-26", "2022-07-22"),
    ("tanggal 28 lalu", "2022-07-26", "2022-06-28"),
    ("tanggal 28 mendatang", "2022-07-26", "2022-07-28"),
    ("Natal 2021", "2022-07-26", "2021-12-25"),
    ("Tahun Baru 2022", "2022-07-26", "2022-01-01"),
    ("paruh pertama abad ke-20", "2022-07-26", "1900-01-01/1949-12-31"),
    ("paruh kedua 1990-an", "2022-07-26", "1995-01-01/1999-12-31"),
    ("akhir 2021 hingga awal 2022", "2022-07-26", "2021-09-01/2022-04-30"),
    ("Mei '98", "2022-07-26", "1998-05-01/1998-05-31"),
    ("tahun 98", "2022-07-26", "1998-01-01/1998-12-31"),
    ("Minggu dini hari tadi", "2022-07-26", "2022-07-26"),
    ("antara 10 dan 12 Juni", "2022-07-26", "2022-06-10/2022-06-12"),
    ("hampir dua tahun lalu", "2022-07-26", "2020-01-01/2020-12-31"),
    ("25/7", "2022-07-26", "2022-07-25"),
    ("kira-kira 2014", "2022-07-26", "2014-01-01/2014-12-31"),
    ("setahun dua bulan lalu", "2022-07-26", "2021-05-01/2021-05-31"),
    ("Jumat (22/7) pukul 10.00 WITA", "2022-07-26", "2022-07-22"),
    ("semester lalu", "2022-07-26", "2022-01-01/2022-06-30"),
    ("semester ini", "2022-07-26", "2022-07-01/2022-12-31"),
    ("kuartal lalu", "2022-07-26", "2022-04-01/2022-06-30"),
    ("musim dingin lalu", "2022-07-26", "2021-12-01/2022-02-28"),
    ("Senin pertama Juni 2022", "2022-07-26", "2022-06-06"),
    ("hari Rabu kedua Juni 2022", "2022-07-26", "2022-06-08"),
    ("Sabtu dan Minggu (23-24/7)", "2022-07-26", "2022-07-23/2022-07-24"),
    ("pekan kelima Juni 2022", "2022-07-26", "2022-06-29/2022-06-30"),
    ("dari sejak 2014", "2022-07-26", "2014-01-01/2014-12-31"),
    ("paruh pertama Juni", "2022-07-26", "2022-06-01/2022-06-15"),
    ("paruh kedua Jumat, 22 Juli 2022", "2022-07-26", "2022-07-22"),
    ("akhir Juni-awal Juli", "2022-07-26", "2022-06-20/2022-07-10"),
    ("awal 25 Juli 2022", "2022-07-26", "2022-07-25"),
    ("sehari sebelumnya", "2022-07-26", "2022-07-25"),
    ("dua pekan kemudian", "2022-07-26", "2022-08-09"),
    ("tahun sebelumnya", "2022-07-26", "2021-01-01/2021-12-31"),
    ("bulan berikutnya", "2022-07-26", "2022-08-01/2022-08-31"),
    ("pekan sebelumnya", "2022-07-26", "2022-07-18/2022-07-24"),
    ("awal Juli lalu", "2022-07-26", "2022-07-01/2022-07-10"),
    ("akhir Juli lalu", "2022-07-26", "2022-07-20/2022-07-31"),
    ("akhir Agustus lalu", "2022-07-26", "2021-08-20/2021-08-31"),
    ("sekitar 2014-2019", "2022-07-26", "2014-01-01/2019-12-31"),
)
_ENGLISH = (
    ("the early 1990s", "2022-07-26", "1990-01-01/1993-12-31"),
    ("the '90s", "2022-07-26", "1990-01-01/1999-12-31"),
    ("the 20th century", "2022-07-26", "1900-01-01/1999-12-31"),
    ("late 19th century", "2022-07-26", "1867-01-01/1899-12-31"),
    ("twenty-five years ago", "2022-07-26", "1997-01-01/1997-12-31"),
    ("between 2014 and 2019", "2022-07-26", "2014-01-01/2019-12-31"),
    ("from 2014 to 2019", "2022-07-26", "2014-01-01/2019-12-31"),
    ("2014-19", "2022-07-26", "2014-01-01/2019-12-31"),
    ("2014–2019", "2022-07-26", "2014-01-01/2019-12-31"),
    ("January-March 2022", "2022-07-26", "2022-01-01/2022-03-31"),
    ("from January to March 2022", "2022-07-26", "2022-01-01/2022-03-31"),
    ("June 10-12, 2022", "2022-07-26", "2022-06-10/2022-06-12"),
    ("June 10 to 12", "2022-07-26", "2022-06-10/2022-06-12"),
    ("June 30 to July 2, 2022", "2022-07-26", "2022-06-30/2022-07-02"),
    ("30 June - 2 July 2022", "2022-07-26", "2022-06-30/2022-07-02"),
    ("the 5th of May 2021", "2022-07-26", "2021-05-05"),
    ("May 5th, 2021", "2022-07-26", "2021-05-05"),
    ("5 May 2021", "2022-07-26", "2021-05-05"),
    ("the first of June", "2022-07-26", "2022-06-01"),
    ("Q3 2021", "2022-07-26", "2021-07-01/2021-09-30"),
    ("the third quarter", "2022-07-26", "2022-07-01/2022-09-30"),
    ("third quarter of last year", "2022-07-26", "2021-07-01/2021-09-30"),
    ("the first quarter of this year", "2022-07-26", "2022-01-01/2022-03-31"),
    ("last quarter", "2022-07-26", "2022-04-01/2022-06-30"),
    ("first half of this year", "2022-07-26", "2022-01-01/2022-06-30"),
    ("second half of June", "2022-07-26", "2022-06-16/2022-06-30"),
    ("the second half of 2021", "2022-07-26", "2021-07-01/2021-12-31"),
    ("the end of the year", "2022-07-26", "2022-09-01/2022-12-31"),
    ("the end of June", "2022-07-26", "2022-06-20/2022-06-30"),
    ("the beginning of 2021", "2022-07-26", "2021-01-01/2021-04-30"),
    ("mid-2021", "2022-07-26", "2021-05-01/2021-08-31"),
    ("late last year", "2022-07-26", "2021-09-01/2021-12-31"),
    ("early next month", "2022-07-26", "2022-08-01/2022-08-10"),
    ("the middle of 2014", "2022-07-26", "2014-05-01/2014-08-31"),
    ("last Monday", "2022-07-26", "2022-07-25"),
    ("last Tuesday", "2022-07-26", "2022-07-19"),
    ("Tuesday last week", "2022-07-26", "2022-07-19"),
    ("Monday next week", "2022-07-26", "2022-08-01"),
    ("Thursday of this week", "2022-07-26", "2022-07-28"),
    ("this Friday", "2022-07-26", "2022-07-29"),
    ("next month", "2022-07-26", "2022-08-01/2022-08-31"),
    ("the coming week", "2022-07-26", "2022-08-01/2022-08-07"),
    ("this month", "2022-07-26", "2022-07-01/2022-07-31"),
    ("last June", "2022-07-26", "2022-06-01/2022-06-30"),
    ("June last year", "2022-07-26", "2021-06-01/2021-06-30"),
    ("June of last year", "2022-07-26", "2021-06-01/2021-06-30"),
    ("June 5 last year", "2022-07-26", "2021-06-05"),
    ("the month of May", "2022-07-26", "2022-05-01/2022-05-31"),
    ("in May", "2022-07-26", "2022-05-01/2022-05-31"),
    ("yesterday morning", "2022-07-26", "2022-07-25"),
    ("last night", "2022-07-26", "2022-07-25"),
    ("tonight", "2022-07-26", "2022-07-26"),
    ("this afternoon", "2022-07-26", "2022-07-26"),
    ("the day before yesterday", "2022-07-26", "2022-07-24"),
    ("two weeks ago", "2022-07-26", "2022-07-12"),
    ("a month ago", "2022-07-26", "2022-06-01/2022-06-30"),
    ("ten years ago", "2022-07-26", "2012-01-01/2012-12-31"),
    ("a decade ago", "2022-07-26", "2012-01-01/2012-12-31"),
    ("three days from now", "2022-07-26", "2022-07-29"),
    ("this weekend", "2022-07-26", "2022-07-30/2022-07-31"),
    ("next weekend", "2022-07-26", "2022-08-06/2022-08-07"),
    ("summer 2021", "2022-07-26", "2021-06-01/2021-08-31"),
    ("the summer of 2021", "2022-07-26", "2021-06-01/2021-08-31"),
    ("last summer", "2022-07-26", "2021-06-01/2021-08-31"),
    ("the first week of June", "2022-07-26", "2022-06-01/2022-06-07"),
    ("the last week of June 2022", "2022-07-26", "2022-06-24/2022-06-30"),
    ("the first nine months of 2021", "2022-07-26", "2021-01-01/2021-09-30"),
    ("2022-07-25", "2022-07-26", "2022-07-25"),
    ("07/25/2022", "2022-07-26", "2022-07-25"),
    ("25/07/2022", "2022-07-26", "2022-07-25"),
    ("Jan. 5", "2022-07-26", "2022-01-05"),
    ("Mon, 25 Jul 2022", "2022-07-26", "2022-07-25"),
    ("Sept. 11, 2001", "2022-07-26", "2001-09-11"),
    ("Monday, July 25, 2022", "2022-07-26", "2022-07-25"),
    ("on the night of 24 July", "2022-07-26", "2022-07-24"),
    ("early on Monday", "2022-07-26", "2022-07-25"),
    ("late Sunday", "2022-07-26", "2022-07-24"),
    ("earlier this week", "2022-07-26", "2022-07-25/2022-07-31"),
    ("later this year", "2022-07-26", "2022-07-26/2022-12-31"),
    ("year-end", "2022-07-26", "2022-09-01/2022-12-31"),
    ("fiscal 2021", "2022-07-26", "2021-01-01/2021-12-31"),
    ("fiscal year 2021", "2022-07-26", "2021-01-01/2021-12-31"),
    ("around 2014", "2022-07-26", "2014-01-01/2014-12-31"),
    ("last decade", "2022-07-26", "2010-01-01/2019-12-31"),
    ("until June", "2022-07-26", "2022-06-01/2022-06-30"),
    ("by the end of 2023", "2022-07-26", "2023-09-01/2023-12-31"),
    ("10 and 11 June 2022", "2022-07-26", "2022-06-10/2022-06-11"),
    ("7 p.m. on Monday", "2022-07-26", "2022-07-25"),
    ("14:30 on 25 July", "2022-07-26", "2022-07-25"),
    ("Monday at 5 p.m. EST", "2022-07-26", "2022-07-25"),
    ("Christmas Day 2021", "2022-07-26", "2021-12-25"),
    ("march", "2022-07-26", "2022-03-01/2022-03-31"),
    ("Saturday two weeks ago", "2022-07-26", "2022-07-16"),
    ("the week before last", "2022-07-26", "2022-07-11/2022-07-17"),
    ("the year before last", "2022-07-26", "2020-01-01/2020-12-31"),
    ("a fortnight ago", "2022-07-26", "2022-07-12"),
    ("this past Friday", "2022-07-26", "2022-07-22"),
    ("this coming Friday", "2022-07-26", "2022-07-29"),
    ("noon on Friday", "2022-07-26", "2022-07-22"),
    ("the early hours of Monday", "2022-07-26", "2022-07-25"),
    ("in two weeks", "2022-07-26", "2022-08-09"),
    ("first half of the 20th century", "2022-07-26", "1900-01-01/1949-12-31"),
    ("second half of the 1990s", "2022-07-26", "1995-01-01/1999-12-31"),
    ("from late 2021 to early 2022", "2022-07-26", "2021-09-01/2022-04-30"),
    ("last week's Monday", "2022-07-26", "2022-07-18"),
    ("2021 Q4", "2022-07-26", "2021-10-01/2021-12-31"),
    ("between 10 and 12 June", "2022-07-26", "2022-06-10/2022-06-12"),
    ("25-Jul-2022", "2022-07-26", "2022-07-25"),
    ("at 10:30 a.m. on Tuesday", "2022-07-26", "2022-07-26"),
    ("Tuesday at noon", "2022-07-26", "2022-07-26"),
    ("Christmas 2021", "2022-07-26", "2021-12-25"),
    ("nearly two years ago", "2022-07-26", "2020-01-01/2020-12-31"),
    ("the first Monday of June", "2022-07-26", "2022-06-06"),
    ("the last Friday of May 2022", "2022-07-26", "2022-05-27"),
    ("last winter", "2022-07-26", "2021-12-01/2022-02-28"),
    ("this summer", "2022-07-26", "2022-06-01/2022-08-31"),
    ("this century", "2022-07-26", "2000-01-01/2099-12-31"),
    ("the 5th of this month", "2022-07-26", "2022-07-05"),
    ("May 5", "2022-07-26", "2022-05-05"),
    ("a day earlier", "2022-07-26", "2022-07-25"),
    ("two years before", "2022-07-26", "2020-01-01/2020-12-31"),
    ("the previous day", "2022-07-26", "2022-07-25"),
    ("the next day", "2022-07-26", "2022-07-27"),
    ("the following week", "2022-07-26", "2022-08-01/2022-08-07"),
    ("before June 2021", "2022-07-26", "2021-06-01/2021-06-30"),
)


def _days(expression: str, language: str, published: str) -> str:
    """The first and last day of an expression; one where they are the same."""
    meant = resolve(expression, language, date.fromisoformat(published))
    if meant is None:
        return "no date"
    return str(meant.first) if meant.first == meant.last else f"{meant.first}/{meant.last}"


@pytest.mark.parametrize(("expression", "published", "days"), _INDONESIAN)
def test_indonesian_expressions_mean_their_days(expression: str, published: str, days: str) -> None:
    """What Indonesian news writes, from the day that it is published on."""
    assert _days(expression, "id", published) == days


@pytest.mark.parametrize(("expression", "published", "days"), _ENGLISH)
def test_english_expressions_mean_their_days(expression: str, published: str, days: str) -> None:
    """What English news writes, from the day that it is published on."""
    assert _days(expression, "en", published) == days


@pytest.mark.parametrize(
    ("expression", "language", "edtf"),
    [
        ("Juni 2022", "id", "2022-06"),
        ("tahun 1960-an", "id", "196X"),
        ("abad ke-20", "id", "19XX"),
        ("kuartal III 2021", "id", "2021-35"),
        ("semester II 2021", "id", "2021-41"),
        ("summer 2021", "en", "2021-22"),
        ("early 2021", "en", "2021-01/2021-04"),
        ("around 2014", "en", "2014~"),
        ("sekitar Juni 2014", "id", "2014-06~"),
        ("sekitar awal 2014", "id", "2014-01~/2014-04~"),
        ("between 2014 and 2019", "en", "2014/2019"),
        ("pekan lalu", "id", "2022-07-18/2022-07-24"),
    ],
)
def test_the_text_is_as_fine_as_the_words(expression: str, language: str, edtf: str) -> None:
    """A month stays a month, a decade a decade, and what is about then is marked so."""
    meant = resolve(expression, language, date(2022, 7, 26))

    assert str(meant) == edtf


@pytest.mark.parametrize(
    ("expression", "language"),
    [
        ("pukul 13.00 WIB", "id"),
        ("17 tahun penjara", "id"),
        ("usia 17 tahun", "id"),
        ("Rp 2022", "id"),
        ("Rp2022", "id"),
        ("nomor 2022", "id"),
        ("pasal 12/2011", "id"),
        ("UU Nomor 5 Tahun 2014", "id"),
        ("dua hari", "id"),
        ("lima tahun terakhir", "id"),
        ("beberapa hari lalu", "id"),
        ("31 Februari 2022", "id"),
        ("tiga tahun mendatang", "id"),
        ("setiap Senin", "id"),
        ("kuartal kelima 2022", "id"),
        ("paruh ketiga 2022", "id"),
        ("paruh kedua kuartal II 2022", "id"),
        ("Senin kelima Juni 2022", "id"),
        ("pekan keenam Juni 2022", "id"),
        ("30 Februari", "id"),
        ("2022-13-01", "id"),
        ("2022.06.123", "id"),
        ("kemarin hingga besok lalu lusa", "id"),
        ("halo dunia", "id"),
        ("", "id"),
        ("13:00 WIB", "en"),
        ("five years", "en"),
        ("the last five years", "en"),
        ("aged 17", "en"),
        ("the coming weeks", "en"),
        ("second", "en"),
        ("$2022", "en"),
        ("2000 troops", "en"),
        ("30 February 2022", "en"),
        ("later last year", "en"),
        ("150 centuries ago", "en"),
        ("the 90th century", "en"),
        ("several years ago", "en"),
        ("every Monday", "en"),
        ("hello", "en"),
        ("8 Juni 2022", "de"),
    ],
)
def test_what_is_no_date_has_none(expression: str, language: str) -> None:
    """Times of day, ages, sums, numbers of laws, durations and habits are no dates, nor are days no calendar has."""
    assert resolve(expression, language, date(2022, 7, 26)) is None


@pytest.mark.parametrize(
    ("expression", "language", "meant"),
    [
        ("kemarin", "id", None),
        ("Senin", "id", None),
        ("8 Juni", "id", None),
        ("awal tahun", "id", None),
        ("last week", "en", None),
        ("two years ago", "en", None),
        ("the weekend", "en", None),
        ("8 Juni 2022", "id", "2022-06-08"),
        ("June 2022", "en", "2022-06"),
    ],
)
def test_without_publication_only_what_is_told_in_full_is_a_date(
    expression: str, language: str, meant: str | None
) -> None:
    """Nothing is counted from a day that nobody gave."""
    found = resolve(expression, language, None)

    assert (found and str(found)) == meant


@pytest.mark.parametrize(
    ("expression", "published", "meant"),
    [
        ("Minggu, 8 Juni", "2025-12-30", "2025-06-08"),
        ("Minggu, 8 Juni", "2026-01-05", "2025-06-08"),
        ("Kamis, 1 Januari", "2025-12-20", "2026-01-01"),
        ("30 Desember", "2025-01-03", "2024-12-30"),
        ("2 Januari", "2024-12-20", "2025-01-02"),
        ("29 Februari", "2025-06-01", "2024-02-29"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_that_fits(expression: str, published: str, meant: str) -> None:
    """The day of the week decides where there is one, else how near it lies."""
    assert str(resolve(expression, "id", date.fromisoformat(published))) == meant


@pytest.mark.parametrize(
    ("written", "published", "meant"),
    [
        ("7/8/07", "2007-07-09", "2007-07-08"),
        ("7/8/07", "2007-08-08", "2007-08-07"),
        ("25/07/2022", "2022-07-26", "2022-07-25"),
        ("07/25/2022", "2022-07-26", "2022-07-25"),
        ("4/5/1970", "2022-07-26", "1970-05-04"),
    ],
)
def test_english_digits_may_put_the_month_first(written: str, published: str, meant: str) -> None:
    """Of two readings the one near publication is meant; far from it, day before month."""
    assert str(resolve(written, "en", date.fromisoformat(published))) == meant


@pytest.mark.parametrize(("column", "language"), [(0, "id"), (1, "en")])
def test_the_public_expressions_are_read(column: int, language: str) -> None:
    """At least 42 of 44 are exact, first day and last."""
    path = requirements.folder("bench", "RINGKAS_BENCH") / "dates" / "expressions.tsv"
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    meant = [resolve(row[column], language, date.fromisoformat(row[2])) for row in rows]
    exact = sum(
        each is not None and [str(each.first), str(each.last)] == row[3:5]
        for each, row in zip(meant, rows, strict=True)
    )

    assert exact >= 42
