#pragma once
// A file that only takes up room, so that tickets can go on when the disk is full. Store worker's
// thread only.

#include <cstdint>
#include <string>

namespace kiosk::store {

class Reserve {
 public:
  Reserve(std::string path, std::uint64_t bytes) : path_(std::move(path)), bytes_(bytes) {}

  /// Makes the file when it is missing and the disk has room for it and a little more; otherwise it
  /// counts as given up.
  void restore();

  /// Gives the room back; false when there was nothing to give.
  bool give_up();

  [[nodiscard]] bool given_up() const { return given_up_; }

 private:
  std::string path_;
  std::uint64_t bytes_;
  bool given_up_ = false;
};

}  // namespace kiosk::store
