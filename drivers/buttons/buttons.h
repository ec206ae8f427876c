#pragma once
// What the box with the faces looks like to the kiosk: buttons that go down and up. Used by one
// worker thread; implementations are a box that is an input device, one that is read by its HID
// reports, and the simulated one of the bench.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace drivers::buttons {

inline constexpr int no_face = -1;      // a button that means nothing
inline constexpr int neutral_face = 0;  // the middle one of five: neither content nor not
inline constexpr int lowest_face = 1;   // the unhappiest
inline constexpr int highest_face = 4;
inline constexpr std::size_t fewest_faces = 3;  // of a box
inline constexpr std::size_t most_faces = 5;
inline constexpr std::uint16_t highest_code = 0x2ff;  // KEY_MAX of linux/input-event-codes.h

/// A button changed. Contacts bounce: see debounce.h.
struct Edge {
  int face = highest_face;
  bool down = true;
  std::uint16_t code = 0;           // of the button, as the device numbers it
  std::chrono::milliseconds at{0};  // on a clock that never jumps

  bool operator==(const Edge&) const = default;
};

enum class BoxError : std::uint8_t {
  Absent,  // no such device (any more); it may come back
};

class ButtonBox {
 public:
  virtual ~ButtonBox() = default;

  /// What changed, oldest first; empty when nothing did within `limit`. Opens the device when it is
  /// not open.
  virtual std::expected<std::vector<Edge>, BoxError> wait(std::chrono::milliseconds limit) = 0;

  /// What the buttons with these codes are from now on, the unhappiest first; none: as configured.
  /// The thread that waits.
  virtual void use_faces(std::vector<std::uint16_t> codes) = 0;

  /// A wait under way, or the next one, returns at once. Any thread.
  virtual void interrupt() = 0;

  [[nodiscard]] virtual std::string describe() const = 0;

  /// False while a press given to a simulated box has not been dealt with. Any thread.
  [[nodiscard]] virtual bool is_idle() const { return true; }
};

/// Whether these can be the codes of a box: three to five, each another one, of those that there
/// are. Pure.
bool are_faces(std::span<const std::uint16_t> codes);

/// The face of the button with this code among those of a box of three, four or five, the
/// unhappiest first: of three the middle one is face 3, of five neutral (domain rules 3.5.5). Pure.
int face_among(std::span<const std::uint16_t> codes, std::uint16_t code);

}  // namespace drivers::buttons
