// The small words of names: particles of family names, titles before a name, letters after it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// "van", "der", "de", "al", "bin" and their like, folded.
bool is_particle(std::string_view word);

/// "St", "Saint" and the like, which begin a family name.
bool is_saint(std::string_view word);

/// The words of a family name without the particles it begins with: {"van", "der", "berg"} gives {"berg"}. At least the
/// last word stays.
std::vector<std::string> without_particles(std::vector<std::string> family_words);

/// Words that are written in several ways, in one: "saint", "sainte", "ste" become "st" when another word follows.
void unify_saints(std::vector<std::string>& words);

/// Whether a given name as written begins with "Ma.", which is Maria before another given name in Philippine and Spanish
/// names: "Ma. Teresa".
bool begins_with_short_maria(std::string_view text);

/// A title before a name ("dr", "mme"), folded and without its points.
bool is_title(std::string_view word);

/// A title that is also a given name ("judge", "sir"): one only when a whole name follows.
bool is_doubtful_title(std::string_view word);

/// Letters after a name: degrees, professional designations, "jr"; folded and without points ("peng" for "P.Eng.").
bool is_post_nominal(std::string_view word);

/// Letters after a name that are a family name too ("ma", "ng", "peng").
bool is_doubtful_post_nominal(std::string_view word);

}  // namespace muster
