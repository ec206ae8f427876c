#pragma once
// Events and effects have two storeys: whose they are (input, device, ledger, staff, program), and
// of these, which one. Here both are looked at in one step, as std::get_if and std::visit do it.

#include <type_traits>
#include <variant>

namespace kiosk::messages {

template <class Kind, class Kinds>
inline constexpr bool is_kind_of = false;
template <class Kind, class... Kinds>
inline constexpr bool is_kind_of<Kind, std::variant<Kinds...>> =
    (std::is_same_v<Kind, Kinds> || ...);

template <class Kind, class Parts>
inline constexpr bool is_in_a_part = false;
template <class Kind, class... Parts>
inline constexpr bool is_in_a_part<Kind, std::variant<Parts...>> =
    (is_kind_of<Kind, typename Parts::Kinds> || ...);

/// Event or Effect, constant or not.
template <class Whole>
concept OfParts = requires { typename std::remove_const_t<Whole>::Parts; };

/// Null when it is another kind. A kind that is in none of the parts does not compile.
template <class Kind, OfParts Whole>
auto* get_if(Whole* whole) {
  static_assert(is_in_a_part<Kind, typename Whole::Parts>);
  using Found = std::conditional_t<std::is_const_v<Whole>, const Kind, Kind>;
  return std::visit(
      [](auto& part) -> Found* {
        using Part = std::remove_cvref_t<decltype(part)>;
        if constexpr (is_kind_of<Kind, typename Part::Kinds>) return std::get_if<Kind>(&part);
        return nullptr;
      },
      *whole);
}

template <class Kind, OfParts Whole>
bool holds_alternative(const Whole& whole) {
  return get_if<Kind>(&whole) != nullptr;
}

/// Throws std::bad_variant_access when it is another kind.
template <class Kind, OfParts Whole>
const Kind& get(const Whole& whole) {
  const auto* kind = get_if<Kind>(&whole);
  if (kind == nullptr) throw std::bad_variant_access();
  return *kind;
}

/// The visitor takes every kind, or does not compile.
template <class Visitor, OfParts Whole>
decltype(auto) visit(const Visitor& visitor, Whole& whole) {
  return std::visit([&visitor](auto& part) -> decltype(auto) { return std::visit(visitor, part); },
                    whole);
}

}  // namespace kiosk::messages
