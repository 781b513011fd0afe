using FsCheck;
using FsCheck.Fluent;

namespace Instrument.Generator.Tests.Properties;

/// <summary>A type of single values: its name in C#, random values of it, and the expression for each.</summary>
internal sealed record Scalar(string Type, Gen<object> Values, Func<object, string> Code)
{
    public bool IsReference => Type is "string" or "Uri" or "Version";

    public bool IsFloating => Type is "float" or "double" or "Half";

    public static Scalar Of<T>(string type, Gen<T> values, Func<T, string> code) where T : notnull =>
        new(type, values.Select(value => (object)value), value => code((T)value));
}
