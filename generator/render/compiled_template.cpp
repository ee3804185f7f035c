// Reading a template into steps, and walking them.
#include "generator/render/compiled_template.h"

#include <algorithm>
#include <array>
#include <ranges>

#include "core/text/escape.h"

namespace muster {

namespace {

constexpr std::array<std::string_view, 3> kSharedNames{"site.", "strings.", "assets."};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

bool is_shared(std::string_view name) {
  return std::any_of(kSharedNames.begin(), kSharedNames.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

std::string named(const char* what, std::string_view name) {
  return std::string(what) + " \"" + std::string(name) + "\"";
}

}  // namespace

class CompiledTemplate::Reader {
 public:
  Reader(std::string_view text, const TemplateData* site) : text_(text), site_(site) {}

  void read() {
    std::size_t at = 0;
    for (std::size_t tag = text_.find("{{"); tag != std::string_view::npos && !mistake_; tag = text_.find("{{", at)) {
      add_text(text_.substr(at, tag - at));
      at = read_tag(tag);
    }
    if (mistake_) return;
    add_text(text_.substr(at));
    if (!open_.empty()) mistake_ = {named("Unclosed section", steps_[open_.front().step].text), open_.front().offset};
  }

  std::vector<Step> steps_;
  std::optional<TemplateMistake> mistake_;

 private:
  struct Open {
    std::size_t step;
    std::size_t offset;
  };

  void add_text(std::string_view text) {
    if (text.empty()) return;
    const std::size_t line = text.find('\n');
    steps_.push_back({Kind::kText, std::string(text), line == std::string_view::npos ? 0 : line + 1, 0});
  }

  // Gives the offset after the tag.
  std::size_t read_tag(std::size_t tag) {
    const bool is_html = text_.substr(tag).starts_with("{{{");
    const std::string_view closing = is_html ? "}}}" : "}}";
    const std::size_t begin = tag + closing.size();
    const std::size_t end = text_.find(closing, begin);
    if (end == std::string_view::npos) {
      mistake_ = {"Unclosed tag", tag};
      return text_.size();
    }
    take_tag(trimmed(text_.substr(begin, end - begin)), is_html, tag);
    return end + closing.size();
  }

  void take_tag(std::string_view content, bool is_html, std::size_t offset) {
    const char mark = is_html || content.empty() ? ' ' : content.front();
    const std::string_view name = trimmed(content.substr(mark == ' ' ? 0 : 1));
    switch (mark) {
      case '!':
      case '>': return;
      case '=': mistake_ = {"Invalid set delimiter tag", offset}; return;
      case '#':
      case '^':
        open_.push_back({steps_.size(), offset});
        steps_.push_back({mark == '#' ? Kind::kSection : Kind::kInvertedSection, std::string(name), 0, 0});
        return;
      case '/': close(name, offset); return;
      case '&': add_value(Kind::kHtmlValue, name); return;
      default: add_value(is_html ? Kind::kHtmlValue : Kind::kValue, content);
    }
  }

  void close(std::string_view name, std::size_t offset) {
    if (open_.empty()) {
      mistake_ = {named("Unopened section", name), offset};
      return;
    }
    const Open open = open_.back();
    if (steps_[open.step].text != name) {
      mistake_ = {named("Unclosed section", steps_[open.step].text), open.offset};
      return;
    }
    steps_[open.step].end = steps_.size();
    open_.pop_back();
  }

  void add_value(Kind kind, std::string_view name) {
    Step step{kind, std::string(name), 0, 0};
    const TemplateData* shared = site_ != nullptr && is_shared(name) ? site_->find(name) : nullptr;
    if (shared != nullptr && shared->is_text()) {
      step.kind = Kind::kConstant;
      step.text = kind == Kind::kValue ? escape_html(shared->text()) : std::string(shared->text());
    }
    steps_.push_back(std::move(step));
  }

  std::string_view text_;
  const TemplateData* site_;
  std::vector<Open> open_;
};

class CompiledTemplate::Rendering {
 public:
  Rendering(const std::vector<Step>& steps, const TemplateData& site, const TemplateData& page)
      : steps_(steps), stack_{&site, &page} {}

  std::string run() {
    walk(0, steps_.size());
    if (is_line_to_drop()) out_.resize(line_begin_);
    return std::move(out_);
  }

 private:
  void walk(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const Step& step = steps_[at++];
      switch (step.kind) {
        case Kind::kText: add_text(step); break;
        case Kind::kConstant: out_ += step.text; break;
        case Kind::kValue:
          if (const TemplateData* value = look_up(step.text)) append_escaped_html(out_, value->text());
          break;
        case Kind::kHtmlValue:
          if (const TemplateData* value = look_up(step.text)) out_ += value->text();
          break;
        case Kind::kSection:
        case Kind::kInvertedSection:
          show_section(step, at);
          at = step.end;
          break;
      }
    }
  }

  void show_section(const Step& step, std::size_t begin) {
    const TemplateData* value = look_up(step.text);
    const bool is_shown = value != nullptr && value->is_shown();
    if (is_shown != (step.kind == Kind::kSection)) return;
    const TemplateData::List* list = is_shown ? value->list() : nullptr;
    if (list == nullptr) {
      show_once(is_shown ? value : nullptr, begin, step.end);
    } else {
      for (const TemplateData& item : *list) show_once(&item, begin, step.end);
    }
  }

  void show_once(const TemplateData* item, std::size_t begin, std::size_t end) {
    has_section_ = true;
    if (item != nullptr) stack_.push_back(item);
    walk(begin, end);
    if (item != nullptr) stack_.pop_back();
    has_section_ = true;
  }

  const TemplateData* look_up(std::string_view path) const {
    if (path == ".") return stack_.back();
    for (const TemplateData* frame : std::views::reverse(stack_))
      if (const TemplateData* value = frame->find(path)) return value;
    return nullptr;
  }

  // Only its first line can have had a section on it.
  void add_text(const Step& step) {
    const std::string_view text = step.text;
    if (step.lines == 0) {
      out_ += text;
      return;
    }
    out_ += text.substr(0, step.lines - 1);
    const std::size_t kept = is_line_to_drop() ? step.lines : step.lines - 1;
    if (kept == step.lines) out_.resize(line_begin_);
    out_ += text.substr(kept);
    has_section_ = false;
    line_begin_ = out_.size() - (text.size() - (text.rfind('\n') + 1));
  }

  bool is_line_to_drop() const {
    return has_section_ && out_.find_first_not_of(" \t\r", line_begin_) == std::string::npos;
  }

  const std::vector<Step>& steps_;
  std::vector<const TemplateData*> stack_;
  std::string out_;
  std::size_t line_begin_ = 0;
  bool has_section_ = false;
};

CompiledTemplate::CompiledTemplate(std::string_view text, const TemplateData& site) : site_(site) {
  Reader reader(text, &site);
  reader.read();
  steps_ = std::move(reader.steps_);
}

std::optional<TemplateMistake> CompiledTemplate::mistake(std::string_view text) {
  Reader reader(text, nullptr);
  reader.read();
  return std::move(reader.mistake_);
}

std::string CompiledTemplate::render(const TemplateData& page) const { return Rendering(steps_, site_, page).run(); }

}  // namespace muster
