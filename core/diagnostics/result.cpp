// The words of a Failure.
#include "core/diagnostics/result.h"

#include <system_error>

namespace muster {

std::string Failure::to_string() const {
  std::string text = message;
  if (!path.empty()) text += ": " + path;
  if (error_number != 0) text += ": " + std::generic_category().message(error_number);
  return text;
}

}  // namespace muster
