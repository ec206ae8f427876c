#pragma once
// Lets std::visit take one lambda for each alternative of a variant.

namespace kiosk {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};

}  // namespace kiosk
