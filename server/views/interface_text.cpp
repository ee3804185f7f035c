// Interface texts looked up, filled in and written out.
#include "server/views/interface_text.h"

#include <algorithm>
#include <cctype>

#include "core/text/escape.h"

namespace muster {
namespace {

/// The word at `index` of words parted by single spaces; empty when there are fewer.
std::string_view word_at(std::string_view words, int index) {
  for (; index > 0 && !words.empty(); --index) {
    const auto space = words.find(' ');
    words = space == std::string_view::npos ? std::string_view() : words.substr(space + 1);
  }
  return words.substr(0, words.find(' '));
}

bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() >= shape.size() &&
         std::equal(shape.begin(), shape.end(), text.begin(), [](char wanted, char found) {
           return wanted == '0' ? std::isdigit(static_cast<unsigned char>(found)) != 0 : wanted == found;
         });
}

void append_contact_link(std::string& html, std::string_view scheme, const std::string& address,
                         std::string_view text) {
  html += "<a href=\"";
  html += scheme;
  append_escaped_html(html, address);
  html += "\">";
  append_escaped_html(html, text);
  html += "</a>";
}

}  // namespace

std::string interface_text(const ViewContext& context, std::string_view key, std::initializer_list<TextValue> values) {
  const auto found = context.strings->find(std::string(key));
  std::string_view rest = found == context.strings->end() ? key : std::string_view(found->second);
  std::string text;
  for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    const auto close = rest.find('}', open);
    if (close == std::string_view::npos) break;
    const auto name = rest.substr(open + 1, close - open - 1);
    const auto* value =
        std::find_if(values.begin(), values.end(), [&](const TextValue& candidate) { return candidate.name == name; });
    text += rest.substr(0, open);
    text += value == values.end() ? rest.substr(open, close + 1 - open) : value->value;
    rest.remove_prefix(close + 1);
  }
  text += rest;
  return text;
}

void append_text(std::string& html, const ViewContext& context, std::string_view key,
                 std::initializer_list<TextValue> values) {
  append_escaped_html(html, interface_text(context, key, values));
}

void append_element(std::string& html, std::string_view tag, const ViewContext& context, std::string_view key,
                    std::initializer_list<TextValue> values) {
  html += '<';
  html += tag;
  html += '>';
  append_text(html, context, key, values);
  html += "</";
  html += tag;
  html += ">\n";
}

void append_fact(std::string& html, const ViewContext& context, std::string_view key, std::string_view value) {
  html += "<div>";
  append_element(html, "dt", context, key);
  html += "<dd>";
  append_escaped_html(html, value);
  html += "</dd></div>\n";
}

std::string date_in_words(const ViewContext& context, std::string_view iso_date) {
  if (!has_shape(iso_date, "0000-00-00")) return std::string(iso_date);
  const int month = (iso_date[5] - '0') * 10 + iso_date[6] - '0';
  const int day = (iso_date[8] - '0') * 10 + iso_date[9] - '0';
  const auto months = interface_text(context, "months");
  const auto month_name = word_at(months, month - 1);
  if (month == 0 || month_name.empty()) return std::string(iso_date);
  const auto day_text = day == 1 ? interface_text(context, "first_day") : std::to_string(day);
  return interface_text(context, "date", {{"day", day_text}, {"month", month_name}, {"year", iso_date.substr(0, 4)}});
}

std::string time_in_words(const ViewContext& context, std::string_view iso_time) {
  if (!has_shape(iso_time, "0000-00-00T00:00")) return std::string(iso_time);
  auto text = date_in_words(context, iso_time.substr(0, 10)) + ", " + std::string(iso_time.substr(11, 5));
  const auto zone = iso_time.find_first_of("Z+-", 16);
  if (zone == std::string_view::npos) return text;
  text += " UTC";
  if (iso_time[zone] != 'Z') text += iso_time.substr(zone);
  return text;
}

void append_whom_to_ask(std::string& html, const ViewContext& context) {
  html += "<p>";
  append_text(html, context, "ask");
  html += ' ';
  const auto& email = context.organisation_email;
  const auto& phone = context.organisation_phone;
  if (!email.empty())
    append_contact_link(html, "mailto:", email, interface_text(context, "ask_email", {{"email", email}}));
  if (!email.empty() && !phone.empty()) {
    html += ' ';
    append_text(html, context, "ask_or");
    html += ' ';
  }
  if (!phone.empty())
    append_contact_link(html, "tel:", phone, interface_text(context, "ask_phone", {{"phone", phone}}));
  if (email.empty() && phone.empty()) {
    const std::string office = interface_text(context, "ask_office", {{"organisation", context.organisation_name}});
    if (context.organisation_url.empty())
      append_escaped_html(html, office);
    else
      append_contact_link(html, "", context.organisation_url, office);
  }
  html += "</p>\n";
}

}  // namespace muster
