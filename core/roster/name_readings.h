// Every way to read the typed words as a given name, middle names and a family name.
#pragma once

#include <string>
#include <vector>

#include "core/roster/name_query.h"

namespace muster {

struct NameReading {
  std::string family;  ///< Joined: "vanderberg".
  std::string given;   ///< Joined; one letter is an initial.
  std::vector<std::string> family_words;
  std::vector<std::string> given_words;
  std::vector<std::string> middles;  ///< Words that are neither.
  float cost = 0;                    ///< Negative log-likelihood (nats) of writing a name so; 0 for the usual order.
  bool is_whole = true;              ///< False when it leaves out or parts what the typed name held together.
  bool is_partial = false;           ///< It drops a half of a double name: enough for a guess at most.
  bool needs_middles = false;        ///< Holds only for a member whose middle names are all those of the reading.
};

/// The readings of `words`, two at least. `comma` is as in NameQuery. Each once, those of the usual order first.
std::vector<NameReading> readings_of(const std::vector<QueryWord>& words, std::size_t comma);

}  // namespace muster
