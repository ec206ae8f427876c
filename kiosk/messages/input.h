#pragma once
// What people do at the kiosk, as values.

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "kiosk/domain/codes.h"
#include "kiosk/ui/hearing.h"

namespace kiosk::messages {

/// A finger came down somewhere; only that somebody is there.
struct Touched {
  bool operator==(const Touched&) const = default;
};

/// A control was activated, by whatever means; the value is that of its node.
struct Tapped {
  std::string id;
  std::string value;
  bool operator==(const Tapped&) const = default;
};

/// The value is that of a pager's button, which stands in no tree; else empty.
struct FocusMoved {
  std::string id;
  std::string value;
  bool operator==(const FocusMoved&) const = default;
};

/// A tactile key or a switch was pressed; held, it is one event. What it moves or activates follows
/// as FocusMoved or Tapped (app/keys.h).
struct KeyPressed {
  ui::TactileKey key = ui::TactileKey::Repeat;
  bool operator==(const KeyPressed&) const = default;
};

/// The scanner read a code. Its text stays outside the core: it may hold what is personal.
struct Scanned {
  domain::Scan scan = domain::UnknownCode{};
  bool operator==(const Scanned&) const = default;
};

inline constexpr int neutral_face = 0;  // the middle one of a box of five
inline constexpr int happiest_face = 4;
inline constexpr std::size_t fewest_faces = 3;  // of a box
inline constexpr std::size_t most_faces = 5;

/// One of the faces was pressed: the neutral one, or 1 to 4.
struct FacePressed {
  int face = happiest_face;
  bool operator==(const FacePressed&) const = default;
};

/// A button of the box with the faces, while staff teach it which one it is.
struct ButtonPressed {
  std::uint16_t code = 0;  // as the device numbers it
  bool operator==(const ButtonPressed&) const = default;
};

/// One of them. Copying, comparing and destroying it is compiled once, in input.cpp.
struct InputEvent
    : std::variant<Touched, Tapped, FocusMoved, KeyPressed, Scanned, FacePressed, ButtonPressed> {
  using Kinds = variant;
  using variant::variant;
  InputEvent(const InputEvent& other);
  InputEvent(InputEvent&& other) noexcept;
  InputEvent& operator=(const InputEvent& other);
  InputEvent& operator=(InputEvent&& other) noexcept;
  ~InputEvent();
  bool operator==(const InputEvent& other) const;
};

}  // namespace kiosk::messages
