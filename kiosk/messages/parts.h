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

/// Null when it is another kind. A kind that is in none of the parts does not compile.
template <class Kind, class... Parts>
const Kind* kind_in(const std::variant<Parts...>& whole) {
  static_assert((is_kind_of<Kind, typename Parts::Kinds> || ...));
  return std::visit(
      []<class Part>(const Part& part) -> const Kind* {
        if constexpr (is_kind_of<Kind, typename Part::Kinds>) return std::get_if<Kind>(&part);
        return nullptr;
      },
      whole);
}

template <class Kind, class... Parts>
Kind* kind_in(std::variant<Parts...>& whole) {
  static_assert((is_kind_of<Kind, typename Parts::Kinds> || ...));
  return std::visit(
      []<class Part>(Part& part) -> Kind* {
        if constexpr (is_kind_of<Kind, typename Part::Kinds>) return std::get_if<Kind>(&part);
        return nullptr;
      },
      whole);
}

/// The visitor takes every kind, or does not compile.
template <class Visitor>
decltype(auto) visit_kinds(const Visitor& visitor, auto& whole) {
  return std::visit([&visitor](auto& part) -> decltype(auto) { return std::visit(visitor, part); },
                    whole);
}

}  // namespace kiosk::messages
