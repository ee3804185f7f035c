// PublishedFiles: the web root of one release in memory, ready to be sent: for every URL the bytes, plain and
// compressed, each with the fields of its head already written; and the redirects. Immutable once loaded.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/diagnostics/result.h"
#include "core/files/files.h"
#include "core/release/manifest.h"
#include "server/files/content_coding.h"

namespace muster {

/// One representation of a file: its bytes as sent, and its head.
struct Representation {
  std::shared_ptr<const std::string> bytes;  ///< Shared with the release before when nothing changed.
  std::string digest;                        ///< SHA-256 of `bytes`, hexadecimal.
  Coding coding = Coding::kIdentity;
  std::string etag;            ///< Strong, with its quotes.
  std::string head;            ///< Status line of 200 and all fields that are the file's own.
  std::size_t validators = 0;  ///< Where in `head` the fields begin that a 304 repeats.
};

struct PublishedFile {
  Representation plain;
  std::optional<Representation> gzip;
  std::optional<Representation> brotli;
  std::int64_t modified = 0;  ///< Seconds since 1970.
  std::string content_type;

  const Representation& choose(AcceptedCodings accepted) const {
    if (accepted.gzip_first && accepted.gzip && gzip) return *gzip;
    return accepted.brotli && brotli ? *brotli : accepted.gzip && gzip ? *gzip : plain;
  }
};

enum class Verify { kSizes, kDigests };

class PublishedFiles {
 public:
  /// Reads what the manifest lists below public/. Fails at the first file that is missing or not as the manifest says.
  /// `previous` (may be null) lends the bytes that have not changed.
  static Result<PublishedFiles> load(Files& files, const std::string& root, const Manifest& manifest,
                                     const PublishedFiles* previous, Verify verify);

  /// By decoded path: "/cpd/", "/assets/site.css"; null when there is none.
  const PublishedFile* find(std::string_view path) const;

  /// Where a path that is not a page leads: "/cpd" and "/cpd/index.html" to "/cpd/". Empty when it leads nowhere.
  std::string_view redirect(std::string_view path) const;

  /// A redirect of the site's own, with and without the slash at the end. It takes the place of the file at that path,
  /// which is there for hosts that cannot redirect; the generator lets no redirect begin at a real page.
  void add_redirect(const std::string& from, const std::string& to);

  std::size_t size() const { return files_.size(); }
  std::uint64_t bytes() const { return bytes_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  friend class PublishedFilesLoader;
  template <class T>
  using ByPath = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

  ByPath<PublishedFile> files_;
  ByPath<std::string> redirects_;
  std::unordered_map<std::string, std::shared_ptr<const std::string>> by_digest_;
  std::uint64_t bytes_ = 0;
};

}  // namespace muster
