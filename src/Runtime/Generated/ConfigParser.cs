using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>Reads one value of a config; a value of another kind is reported to the reader. For generated code.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="value">The value as JSON.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T? ConfigParser<out T>(ConfigReader value);
