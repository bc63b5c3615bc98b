"""Lets the site's search find Chinese terms in English pages: 信任 as well as trust.

Chinese writes no spaces, so that Sphinx takes 信任关系 for one word and finds it under that word only. Here every
character and every pair of neighbours is a word, in the index as in the query.
"""

import re

from sphinx.search.en import SearchEnglish

CHINESE = re.compile(r"[\u3400-\u9fff]+")

# The same split for what a reader types; a query of two characters or more is looked up by its pairs alone.
JS_SPLITTER = r"""
function splitQuery(query) {
  const pairs = (run) => (run.length < 2 ? [run] : [...run].slice(1).map((_, i) => run.slice(i, i + 2)));
  const chinese = query.match(/[\u3400-\u9fff]+/gu) ?? [];
  const others = query.replace(/[\u3400-\u9fff]+/gu, " ").split(/[^\p{Letter}\p{Number}_]+/gu);
  return [...chinese.flatMap(pairs), ...others.filter((word) => word)];
}
"""


class SearchEnglishAndChinese(SearchEnglish):
    """English words, stemmed, and Chinese characters and pairs, as they are."""

    js_splitter_code = JS_SPLITTER

    def split(self, input):
        words = super().split(CHINESE.sub(" ", input))
        for run in CHINESE.findall(input):
            words += [*run, *(run[i:i + 2] for i in range(len(run) - 1))]
        return words


def setup(app):
    app.add_search_language(SearchEnglishAndChinese)
