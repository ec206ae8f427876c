#pragma once
// Lets std::visit take one lambda for each alternative of a variant.

#include <concepts>
#include <type_traits>

namespace kiosk {

/// For the events or jobs that need nothing done: named one by one, so that a new one does not
/// compile until somebody has decided about it.
template <class Value, class... Kinds>
concept OneOf = (std::same_as<std::remove_cvref_t<Value>, Kinds> || ...);

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

}  // namespace kiosk
