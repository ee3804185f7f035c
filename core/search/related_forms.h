// Words of one family: "retire" and "retiree", "treat" and "treatment". A stemmer keeps them apart, for their meanings
// differ; but who types one would often be served by the other where the one is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/analyser.h"
#include "core/search/vocabulary.h"

namespace muster {

/// What is left of a stem without the endings that make nouns, adjectives and verbs of one another; four letters at
/// least. The stem itself in a language whose endings are not known (known are "en" and "fr").
std::string family_root(std::string_view language, std::string stem);

/// Stems of indexed words that have the root of `stem`, other than itself; none when many words begin with the root.
std::vector<std::string> related_forms(const std::string& stem, const Vocabulary& vocabulary, Analyser& analyser);

}  // namespace muster
