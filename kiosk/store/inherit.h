#pragma once
// Voices that were not sent yet when their file was damaged and set aside: they are read out of it
// and kept in the new file, as records of the chain that they belong to, so that they arrive all
// the same. Store worker's thread only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/store/records.h"
#include "kiosk/store/session.h"

namespace kiosk::store {

struct Inheritance {
  std::string chain_id;         // id of that chain's first record; empty when it cannot be read
  std::vector<Record> records;  // intact and not acknowledged, in order
};

/// What can be read of the voices in a damaged file and its log. The files stay as they are.
Inheritance read_unsent_voices(const std::string& path);

/// Into the file of the voices, once for each file by its name. Inside a transaction; may throw
/// SOCI's errors.
void keep_inherited(SqlSession& session, const std::string& file, const Inheritance& inheritance);

/// How many there are.
std::int64_t count_inherited(SqlSession& session);

}  // namespace kiosk::store
