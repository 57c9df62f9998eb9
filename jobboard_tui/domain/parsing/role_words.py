"""Words of roles: titles, fields and tools, in English and Japanese."""

from __future__ import annotations

import re

_TITLES = (
    "engineers?|engineering|developers?|development|devs?|programmers?|coders?|managers?|management"
    "|analysts?|analytics|designers?|design|scientists?|science|architects?|consultants?|consulting"
    "|teachers?|instructors?|tutors?|trainers?|specialists?|experts?|leads?|leaders?|directors?"
    "|officers?|assistants?|coordinators?|administrators?|admin|interns?|trainees?|graduates?"
    "|associates?|representatives?|reps?|executives?|sales|marketing|marketers?|accountants?"
    "|accounting|researchers?|research|writers?|editors?|translators?|interpreters?|recruiters?"
    "|support|operators?|operations|ops|technicians?|nurses?|clerks?|staff|testers?|artists?"
    "|producers?|planners?|strategists?|advocates?|head|chefs?|cooks?|drivers?|baristas?"
    "|secretary|receptionists?|librarians?|lawyers?|attorneys?|paralegals?|buyers?|owners?"
    "|success|growth|remote|hybrid|on-?site|products?|finance|legal|relations|learning|systems?|databases?|games?|hardware|firmware|robotics|networks?|quality|reliability"
    "|investigators?|inspectors?|auditors?|controllers?|president|partners?|professors?|lecturers?"
    "|c[etfopim]o|vp|srem?|swe|se|sde|sdet|qa|pm|pdm|pmm|pl|ux|ui|ux/ui|ui/ux|hr|it|eng|mgr|cra|bi"
    "|devops|mlops|back-?end|front-?end|full-?stack|mobile|ios|android|web|cloud|infra(?:structure)?"
    "|security|platform|embedded|data|ml|ai|nlp|senior|junior|sr|jr|mid|entry|level|new|grad"
    "|python|java|javascript|typescript|react|rust|ruby|rails|kotlin|swift|scala|golang|go|elixir"
    "|php|node|vue|angular|django|spring|kubernetes|docker|terraform|azure|aws|gcp|linux|unity"
    "|salesforce|figma|sql|full-?time|part-?time|permanent|i{1,3}|iv|v"
)
_TITLES_JA = (
    "エンジニア|開発|営業|企画|事務|経理|人事|総務|広報|法務|財務|会計|税務|監査|販売|接客|講師|教師|教員|教諭"
    "|デザイナー?|ディレクター?|マネ[ー]?ジャー?|プログラマー?|コンサルタント|コンサル|アナリスト|リサーチャー?"
    "|サイエンティスト|アーキテクト|プランナー?|プロデューサー?|ライター?|エディター?|マーケター?|マーケティング"
    "|オペレーター?|スペシャリスト|リーダー?|アシスタント|インストラクター?|アドバイザー?|カウンセラー?|テスター?"
    "|コーディネーター?|リクルーター?|ドライバー?|バリスタ|シェフ|スタッフ|クリエイター?|セールス|サポート"
    "|バックエンド|フロントエンド|フルスタック|インフラ|サーバーサイド|モバイル|ネットワーク|セキュリティ|データ"
    "|研究|分析|設計|構築|運用|保守|監視|制作|製造|生産|品質管理|管理|編集|翻訳|通訳|受付|秘書|司書|車掌|看護|介護|保育"
    "|[職員士師者官係長]|担当|総合職|一般職|正社員|サクセス|リモート可?|在宅可?|アルバイト|パート|新卒|中途|未経験可?|第二新卒"
)
_ROLE_WORD = re.compile(
    rf"(?:[\w./+#-]*-)?(?:{_TITLES})|.*(?:{_TITLES_JA})|.*\d.*|.{{0,2}}[+#]+|[@#＠＃].*"
    r"|(?:応募|エントリー)(?:済み?|日|完了|しました|した)?|applied|submitted",
    re.IGNORECASE,
)


def is_role_word(word: str) -> bool:
    """Return whether a word is one by which a role ends, or speaks of another time or a tag."""
    return _ROLE_WORD.fullmatch(word) is not None
