// Hexadecimal colours, luminance, and the sheet that names them.
#include "generator/render/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

namespace muster {

namespace {

enum Scheme { kLight, kDark };

constexpr std::array<const char*, 2> kSchemeNames = {"light", "dark"};

struct Colour {
  std::array<std::string, 2> text;  // "#0d5446", by Scheme.
  PlacedText written;
  std::string file;
  bool from_site = false;
};

int digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  const char lower = static_cast<char>(byte | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_hex_colour(std::string_view text) {
  return (text.size() == 7 || text.size() == 4) && text.front() == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char byte) { return digit(byte) >= 0; });
}

// 0 to 1, by channel: red 0, green 1, blue 2.
double channel(std::string_view colour, std::size_t index) {
  const bool is_short = colour.size() == 4;
  const int high = digit(colour[is_short ? 1 + index : 1 + 2 * index]);
  const int low = digit(colour[is_short ? 1 + index : 2 + 2 * index]);
  return (high * 16 + low) / 255.0;
}

double luminance(std::string_view colour) {
  const auto linear = [&](std::size_t index) {
    const double value = channel(colour, index);
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
}

double contrast_ratio(std::string_view one, std::string_view other) {
  const double first = luminance(one);
  const double second = luminance(other);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

// One digit after the point, rounded down: 4.49 must not be told as 4.5.
std::string ratio_text(double ratio) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%.1f", std::floor(ratio * 10) / 10);
  std::string out = text.data();
  return out.ends_with(".0") ? out.substr(0, out.size() - 2) : out;
}

std::optional<std::array<std::string, 2>> read_colours(const std::string& written) {
  const std::size_t space = written.find(' ');
  std::array<std::string, 2> colours = {written.substr(0, space), ""};
  colours[kDark] = space == std::string::npos ? colours[kLight] : written.substr(written.find_last_of(' ') + 1);
  if (!is_hex_colour(colours[kLight]) || !is_hex_colour(colours[kDark])) return std::nullopt;
  return colours;
}

class PaletteMaker {
 public:
  PaletteMaker(const Palette& palette, std::string theme_file, const std::map<std::string, PlacedText>& values,
               std::vector<Diagnostic>& problems)
      : palette_(palette), theme_file_(std::move(theme_file)), values_(values), problems_(problems) {}

  std::string make() {
    for (const auto& [name, written] : palette_.colours) {
      const auto own = values_.find(name);
      if (own == values_.end())
        take(name, written, theme_file_, false);
      else
        take(name, own->second, "site.yaml", true);
    }
    for (const PlacedText& rule : palette_.contrast) check(rule);
    if (colours_.empty()) return {};
    return ":root{" + properties(kLight) + "}@media screen and (prefers-color-scheme:dark){:root{" +
           properties(kDark) + "}}";
  }

 private:
  void take(const std::string& name, const PlacedText& written, const std::string& file, bool from_site) {
    if (const auto colours = read_colours(written.value)) {
      colours_[name] = {*colours, written, file, from_site};
      return;
    }
    problems_.push_back({Severity::kError, "theme/bad-colour", file, written.position,
                         "\"" + written.value + "\" is not a colour for " + name,
                         "write #rrggbb in quotation marks, or two of them, for light and for dark: \"#0d5446 #83d5c0\"",
                         written.length});
  }

  // "ink on paper 7"
  void check(const PlacedText& rule) {
    const std::size_t on = rule.value.find(" on ");
    const std::size_t last = rule.value.rfind(' ');
    const double least = last == std::string::npos ? 0 : std::atof(rule.value.c_str() + last);
    if (on == std::string::npos || last < on + 4 || least <= 1) return report_rule(rule);
    const std::string front = rule.value.substr(0, on);
    const std::string back = rule.value.substr(on + 4, last - on - 4);
    const auto front_colour = colours_.find(front);
    const auto back_colour = colours_.find(back);
    if (front_colour == colours_.end() || back_colour == colours_.end()) {
      const bool is_known = names(front) && names(back);
      return is_known ? void() : report_rule(rule);
    }
    for (const Scheme scheme : {kLight, kDark}) compare(*front_colour, *back_colour, scheme, least, rule);
  }

  bool names(const std::string& name) const {
    return std::any_of(palette_.colours.begin(), palette_.colours.end(),
                       [&](const auto& colour) { return colour.first == name; });
  }

  using Named = std::pair<const std::string, Colour>;

  // Shown where it can be mended: at the site's own colour where there is one, or at the theme's.
  void compare(const Named& front, const Named& back, Scheme scheme, double least, const PlacedText& rule) {
    const double ratio = contrast_ratio(front.second.text[scheme], back.second.text[scheme]);
    if (ratio >= least) return;
    const bool is_darker = luminance(front.second.text[scheme]) <= luminance(back.second.text[scheme]);
    const Colour& blamed = !front.second.from_site && back.second.from_site ? back.second : front.second;
    problems_.push_back({Severity::kError, "theme/low-contrast", blamed.file, blamed.written.position,
                         front.first + " on " + back.first + " has a contrast of " + ratio_text(ratio) + " : 1 in " +
                             kSchemeNames[scheme] + ", and needs " + ratio_text(least) + " : 1 to be readable",
                         "make " + front.first + (is_darker ? " darker or " : " lighter or ") + back.first +
                             (is_darker ? " lighter" : " darker") + " (" + theme_file_ + ":" +
                             std::to_string(rule.position.line) + " asks for it)",
                         blamed.written.length});
  }

  void report_rule(const PlacedText& rule) {
    problems_.push_back({Severity::kError, "theme/wrong-type", theme_file_, rule.position,
                         "\"" + rule.value + "\" is not a rule for the contrast of two colours",
                         "write two names from colours and the least ratio: ink on paper 7", rule.length});
  }

  std::string properties(Scheme scheme) const {
    std::string css;
    for (const auto& [name, written] : palette_.colours) {
      const auto colour = colours_.find(name);
      if (colour != colours_.end()) css += "--" + name + ":" + colour->second.text[scheme] + ";";
    }
    if (!css.empty()) css.pop_back();
    return css;
  }

  const Palette& palette_;
  std::string theme_file_;
  const std::map<std::string, PlacedText>& values_;
  std::vector<Diagnostic>& problems_;
  std::map<std::string, Colour> colours_;
};

}  // namespace

std::string palette_css(const Palette& palette, const std::string& theme_file,
                        const std::map<std::string, PlacedText>& values, std::vector<Diagnostic>& problems) {
  return PaletteMaker(palette, theme_file, values, problems).make();
}

}  // namespace muster
