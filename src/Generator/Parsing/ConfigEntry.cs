using Instrument.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>A member of a config and what was made of it.</summary>
internal sealed record ConfigEntry(ISymbol Member, ConfigMemberModel Model);
