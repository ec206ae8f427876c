#pragma once
// A face was pressed: thanks once it is stored, and what can be said beyond a face.

#include <chrono>
#include <optional>
#include <string>

#include "kiosk/flows/keeping.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/records/record.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows {

struct Outcome;
enum class Move : std::uint8_t;

}  // namespace kiosk::flows

namespace kiosk::flows::survey {

/// After a press that is kept, further ones do nothing: a child at the box is one voice.
inline constexpr std::chrono::seconds lock_out{5};

struct FaceThanks {
  int face = 4;
  std::optional<records::Fact> sent{};  // what is sent again must be the same record
  std::string token;
  Keeping keeping{};
  bool operator==(const FaceThanks&) const = default;
  [[nodiscard]] std::string describe() const;  // without the face (P10)
};

/// The screen of a press, with its record; nothing when the event is no press. A press within
/// `lock_out` of the last kept one does nothing, as does one while nothing can be stored.
std::optional<Outcome> press_face(const World& world, const messages::Event& event, Move move,
                                  const std::string& token = {});

Outcome update(const World& world, const FaceThanks& state, const messages::Event& event);
ui::ScreenTree view(const World& world, const FaceThanks& state);

}  // namespace kiosk::flows::survey
