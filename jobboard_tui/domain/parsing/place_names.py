"""Names of places in Japan, as lines about applications have them."""

from __future__ import annotations

import re

PLACES = (
    "東京|大阪|京都|北海道|青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野"
    "|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分"
    "|宮崎|鹿児島|沖縄|札幌|仙台|さいたま|横浜|川崎|名古屋|神戸|北九州|浜松|金沢|那覇|堺市|渋谷|新宿|六本木|品川|丸の内|梅田"
    "|tokyo|osaka|kyoto|hokkaido|aomori|iwate|miyagi|akita|yamagata|fukushima|ibaraki|tochigi|gunma"
    "|saitama|chiba|kanagawa|niigata|toyama|ishikawa|fukui|yamanashi|nagano|gifu|shizuoka|aichi"
    "|shiga|hyogo|nara|wakayama|tottori|shimane|okayama|hiroshima|yamaguchi|tokushima|kagawa|ehime"
    "|kochi|fukuoka|saga|nagasaki|kumamoto|oita|miyazaki|kagoshima|okinawa|sapporo|sendai|yokohama"
    "|kawasaki|nagoya|kobe|kitakyushu|hamamatsu|kanazawa|naha|tsukuba|shibuya|shinjuku|roppongi"
    "|ginza|shinagawa|marunouchi|umeda"
)
"""Prefectures and large cities of Japan, and some districts with many offices."""
_IS_PLACE = re.compile(
    rf"(?:{PLACES}|japan|remote|hybrid|on-?site)|.*[都道府県市区町村郡駅丁目番地号階館]|.*(?:ビル|タワー|ヒルズ|本社|支社|支店|オフィス|事業所|工場)"
    r"|.*\d.*|.+-(?:ku|shi|cho|machi|fu|ken)|(?:office|hq|tower|building|station|hills|city|area)",
    re.IGNORECASE,
)


def is_place(word: str) -> bool:
    """Return whether a word is the name of a place in Japan, or such a name ends by it."""
    return _IS_PLACE.fullmatch(word.strip("()（）")) is not None
