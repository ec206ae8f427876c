#pragma once
// Reads the content folder and makes a Content of it. Called by the loader's thread, and by
// --check-config and --replay.

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "kiosk/domain/content_parser.h"
#include "kiosk/messages/event.h"

namespace kiosk::shell {

/// The texts of a folder, and what in it could not be read: paths relative to it, and why.
struct ContentReading {
  domain::ContentFiles files;
  std::map<std::string, std::string> unreadable;
  bool try_again = false;  // some of it may be read in a moment
};

/// The texts of every content file below the folder.
ContentReading read_content(const std::string& folder);

/// Reads every content file below the folder; what cannot be read is a finding.
messages::ContentLoaded load_content(const std::string& folder);

/// Loads until everything could be read: a read that fails is not an empty file. What was read once
/// is kept until it can be read again. The loader's thread.
class ContentLoader {
 public:
  explicit ContentLoader(std::string folder) : folder_(std::move(folder)) {}

  /// Nothing when the same is unreadable as before.
  std::optional<messages::ContentLoaded> load();
  /// Something could not be read: load again after that time.
  [[nodiscard]] std::chrono::milliseconds until_next() const;
  [[nodiscard]] bool is_wanted() const { return wanted_; }

 private:
  static constexpr std::chrono::milliseconds first_wait{500};
  static constexpr std::chrono::milliseconds longest_wait{60'000};

  std::string folder_;
  std::map<std::string, std::string> told_;                    // unreadable at the last time
  std::map<std::string, std::string, std::less<>> last_good_;  // texts, while some are missing
  std::chrono::milliseconds wait_ = first_wait;
  bool loaded_once_ = false;
  bool wanted_ = false;
};

}  // namespace kiosk::shell
