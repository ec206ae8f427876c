#include "kiosk/records/sealed.h"

namespace kiosk::records {

ordered_json to_json(const Sealed& sealed) {
  return {{"key", sealed.key}, {"box", sealed.box}};
}

std::optional<Sealed> sealed_at(const json& object, const char* name) {
  if (auto box = text_at(object, name)) return Sealed{.key = {}, .box = std::move(*box)};
  const auto found = object.find(name);
  if (found == object.end() || !found->is_object()) return std::nullopt;
  auto key = text_at(*found, "key");
  auto box = text_at(*found, "box");
  if (!key || !box) return std::nullopt;
  return Sealed{.key = std::move(*key), .box = std::move(*box)};
}

}  // namespace kiosk::records
