"""Given names in Latin letters that are hardly ever family names."""

from __future__ import annotations

_OF_JAPAN = """
Ai Aiko Aki Akane Akemi Akiko Akira Akihiro Asami Asuka Atsuko Atsushi Aya Ayako Ayaka Ayumi
Chie Chieko Chihiro Daichi Daiki Daisuke Eiji Emi Eri Eriko Fumiko Fumio Genki Hana Hanako
Haruka Haruki Haruko Haruto Hayato Hideaki Hideki Hideo Hideyuki Hiro Hiroaki Hiroki Hiroko
Hiroshi Hiroto Hiroyuki Hisako Hisashi Hitomi Hitoshi Ichiro Jiro Jun Junichi Junko Kaito
Kana Kanako Kaori Kaoru Kazuhiro Kazuko Kazuki Kazumi Kazuo Kazuya Kei Keiji Keiko Keisuke
Keita Ken Kenichi Kenji Kenta Kentaro Kohei Koichi Koji Kosuke Kumiko Kyoko Madoka Mai Maki
Makoto Mami Mana Manabu Mari Mariko Masaaki Masahiro Masaki Masako Masami Masaru Masashi
Masato Masayuki Mayu Mayumi Megumi Mei Michiko Midori Mieko Miho Mika Miki Miku Minako Minoru
Misaki Mitsuko Mitsuru Miyuki Mizuki Momoko Nana Nanami Nao Naoki Naoko Naomi Naoto Natsuki
Natsuko Noriko Noriyuki Osamu Reiko Rie Rika Riku Rina Rumi Ryo Ryoko Ryosuke Ryota Ryuji
Sachiko Saburo Saki Sakura Satomi Satoshi Satoru Sayaka Sayuri Seiji Shigeru Shinichi Shinji
Shinya Shizuka Sho Shohei Shota Shun Shunsuke Susumu Tadashi Taichi Takahiro Takako Takashi
Takayuki Takeshi Takuma Takuya Taro Tatsuya Tetsuya Tomoaki Tomoko Tomomi Tomoya Toru Toshio
Tsubasa Tsutomu Tsuyoshi Yasuko Yasushi Yoichi Yoko Yosuke Yoshiko Yoshio Yoshiyuki Yu Yui
Yuichi Yuji Yuka Yukari Yuki Yukiko Yukio Yumi Yumiko Yuko Yuriko Yusuke Yuta Yutaka Yuto
"""
_OF_OTHERS = """
Abigail Adam Aditya Alexander Alice Amanda Amy Ana Andrea Andrew Angela Anita Anna Arjun
Barbara Benjamin Brenda Brian Carlos Carmen Caroline Catherine Charlotte Chloe Chris
Christina Christine Christopher Claire Daniel Daniela Deborah Deepak Diana Donna Dorothy
Edward Elena Elizabeth Emily Emma Eric Erika Esther Eva Felix Fiona Gabriela Greg Hannah
Helen Ingrid Ivan Jack Jacob Jane Janet Jason Jasmine Jennifer Jeremy Jessica Joanna
Jonathan Joseph Joshua Juan Julia Julie Karen Kate Katherine Kathleen Kathryn Katie Kenneth
Kevin Kiran Laura Lauren Leila Linda Lisa Louise Lucia Lucy Marco Margaret Maria Marie Mary
Matthew Megan Melissa Michelle Mike Mohammed Monica Nancy Natalie Nathan Neha Nicholas Nicole
Nina Olivia Pamela Patricia Peter Philip Pierre Pooja Priya Rachel Rahul Raj Rebecca Richard
Robert Roberto Rohan Samantha Samuel Sandra Sanjay Sarah Sharon Sofia Sophia Sophie Stephanie
Stephen Steve Steven Sunita Susan Tim Timothy Tom Tony Valerie Vanessa Victoria Vijay Wendy
William Zoe
"""
GIVEN_NAMES = frozenset(_OF_JAPAN.split()) | frozenset(_OF_OTHERS.split())
