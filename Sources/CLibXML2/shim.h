#pragma once
// Without this, libxml2 includes the system's ICU headers, whose types clash with those of
// Foundation. Only pointers to what they declare stand in its structures.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
