// Loading the web root, and writing the heads.
#include "server/files/published_files.h"

#include <fmt/format.h>

#include <array>

#include "core/release/digest.h"
#include "core/release/site_profile.h"
#include "server/connection/character_class.h"
#include "server/connection/http_date.h"
#include "server/connection/reply.h"
#include "server/files/content_type.h"

namespace muster {

namespace {

constexpr std::string_view kPublic = "public/";
constexpr std::string_view kIndex = "index.html";
constexpr std::size_t kFingerprintDigits = 8;
constexpr std::int64_t kNanoseconds = 1'000'000'000;

/// A name with a fingerprint in it: "site.3f2a91bc.css", "logo-0123456789abcdef.svg".
bool has_fingerprint(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::size_t start = path.find_last_of(".-/", dot - 1);
  if (start == std::string_view::npos || path[start] == '/') return false;
  const std::string_view part = path.substr(start + 1, dot - start - 1);
  return part.size() >= kFingerprintDigits && all_in(part, kHexDigit);
}

std::string_view cache_control_of(std::string_view url) {
  return url.starts_with("/assets/") && has_fingerprint(url) ? "public, max-age=31536000, immutable"
                                                             : "public, no-cache";
}

/// "cpd/index.html" is /cpd/, everything else is its own name.
std::string url_of(std::string_view path) {
  const bool is_index = path == kIndex || path.ends_with("/index.html");
  return "/" + std::string(is_index ? path.substr(0, path.size() - kIndex.size()) : path);
}

/// What no Location may have (controls, spaces, bytes above ASCII) is percent-encoded; what is encoded stays so.
std::string safe_location(std::string_view address) {
  std::string location;
  for (const char character : address) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte > 0x20 && byte < 0x7f) {
      location += character;
    } else {
      location += fmt::format("%{:02X}", byte);
    }
  }
  return location;
}

void write_head(Representation& representation, const PublishedFile& file, std::string_view url) {
  representation.etag = "\"" + representation.digest.substr(0, 20) + "\"";
  representation.head = fmt::format("{}Content-Type: {}\r\nContent-Length: {}\r\n", status_line(200), file.content_type,
                                    representation.bytes->size());
  if (representation.coding != Coding::kIdentity)
    representation.head += fmt::format("Content-Encoding: {}\r\n", coding_name(representation.coding));
  representation.validators = representation.head.size();
  representation.head += fmt::format("ETag: {}\r\nLast-Modified: {}\r\nCache-Control: {}\r\nAccept-Ranges: bytes\r\n",
                                     representation.etag, format_http_date(file.modified), cache_control_of(url));
  if (file.gzip || file.brotli) representation.head += "Vary: Accept-Encoding\r\n";
  representation.head.shrink_to_fit();
}

}  // namespace

/// One load under way.
class PublishedFilesLoader {
 public:
  PublishedFilesLoader(Files& files, const std::string& root, const Manifest& manifest, const PublishedFiles* previous,
                       Verify verify)
      : files_(files), root_(root), manifest_(manifest), previous_(previous), verify_(verify) {}

  Result<PublishedFiles> load() {
    for (const auto& [path, listed] : manifest_.files) {
      if (!path.starts_with(kPublic) || is_variant(path)) continue;
      if (Result<void> added = add_file(path); !added) return added.failure();
    }
    return std::move(loaded_);
  }

 private:
  /// "page.html.br" beside "page.html" is no file of its own.
  bool is_variant(const std::string& path) const {
    return (path.ends_with(".br") || path.ends_with(".gz")) &&
           manifest_.files.contains(path.substr(0, path.size() - 3));
  }

  Result<void> add_file(const std::string& path) {
    PublishedFile file;
    file.content_type = content_type_of(path);
    const Result<std::int64_t> modified = check_size(path);
    if (!modified) return modified.failure();
    file.modified = *modified / kNanoseconds;
    if (Result<void> read = read_representation(path, Coding::kIdentity, file.plain); !read) return read;
    if (manifest_.files.contains(path + ".gz"))
      if (Result<void> read = read_representation(path + ".gz", Coding::kGzip, file.gzip.emplace()); !read) return read;
    if (manifest_.files.contains(path + ".br"))
      if (Result<void> read = read_representation(path + ".br", Coding::kBrotli, file.brotli.emplace()); !read)
        return read;
    publish(url_of(std::string_view(path).substr(kPublic.size())), std::move(file));
    return {};
  }

  /// When the file was modified last.
  Result<std::int64_t> check_size(const std::string& path) {
    Result<std::optional<FileStatus>> status = files_.status(join_path(root_, path));
    if (!status) return status.failure();
    if (!*status) return Failure{"a file of the release is missing", join_path(root_, path), 0};
    if ((*status)->size != manifest_.files.at(path).size)
      return Failure{"the file is not as long as the manifest says", join_path(root_, path), 0};
    return (*status)->modified;
  }

  Result<void> read_representation(const std::string& path, Coding coding, Representation& representation) {
    const ManifestFile& listed = manifest_.files.at(path);
    representation.coding = coding;
    representation.digest = listed.sha256;
    std::shared_ptr<const std::string>& bytes = loaded_.by_digest_[listed.sha256];
    if (!bytes && previous_) {
      const auto found = previous_->by_digest_.find(listed.sha256);
      if (found != previous_->by_digest_.end()) bytes = found->second;
    }
    if (bytes) {
      if (const Result<std::int64_t> checked = check_size(path); !checked) return checked.failure();
    } else {
      Result<std::string> read = files_.read(join_path(root_, path));
      if (!read) return read.failure();
      if (read->size() != listed.size || (verify_ == Verify::kDigests && sha256_hex(*read) != listed.sha256))
        return Failure{"the file is not as the manifest says", join_path(root_, path), 0};
      bytes = std::make_shared<const std::string>(std::move(*read));
    }
    representation.bytes = bytes;
    loaded_.bytes_ += bytes->size();
    return {};
  }

  void publish(const std::string& url, PublishedFile file) {
    write_head(file.plain, file, url);
    if (file.gzip) write_head(*file.gzip, file, url);
    if (file.brotli) write_head(*file.brotli, file, url);
    if (url.ends_with('/')) {
      loaded_.redirects_[url + std::string(kIndex)] = safe_location(url);
      if (url.size() > 1) loaded_.redirects_[url.substr(0, url.size() - 1)] = safe_location(url);
    }
    loaded_.files_.emplace(url, std::move(file));
  }

  Files& files_;
  const std::string& root_;
  const Manifest& manifest_;
  const PublishedFiles* previous_;
  Verify verify_;
  PublishedFiles loaded_;
};

Result<PublishedFiles> PublishedFiles::load(Files& files, const std::string& root, const Manifest& manifest,
                                            const PublishedFiles* previous, Verify verify) {
  return PublishedFilesLoader(files, root, manifest, previous, verify).load();
}

const PublishedFile* PublishedFiles::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

std::string_view PublishedFiles::redirect(std::string_view path) const {
  const auto found = redirects_.find(path);
  return found == redirects_.end() ? std::string_view() : std::string_view(found->second);
}

void PublishedFiles::add_redirect(const std::string& from, const std::string& to) {
  const std::string location = safe_location(to);
  for (const std::string& path : redirected_paths(from)) {
    files_.erase(path);
    redirects_.insert_or_assign(path, location);
  }
}

}  // namespace muster
