using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Instrument.Testing;

/// <summary>Compares objects part by part, because records compare their collections by reference.</summary>
internal static class SameParts
{
    public static void Assert(object? expected, object? actual) => Compare("config", expected, actual);

    private static void Compare(string path, object? expected, object? actual)
    {
        if (expected is null or string or Enum || actual is null || (expected.GetType().Namespace is "System" && expected is not Array))
        {
            Xunit.Assert.True(Equals(expected, actual), $"{path}: {expected ?? "null"} became {actual ?? "null"}");
        }
        else if (expected is IEnumerable)
        {
            object?[] expectedItems = Items(expected);
            object?[] actualItems = Items(actual);
            Xunit.Assert.True(expectedItems.Length == actualItems.Length, $"{path}: {expectedItems.Length} items became {actualItems.Length}");
            for (int i = 0; i < expectedItems.Length; i++)
                Compare($"{path}[{i}]", expectedItems[i], actualItems[i]);
        }
        else
        {
            Xunit.Assert.True(expected.GetType() == actual.GetType(), $"{path}: {expected.GetType()} became {actual.GetType()}");
            foreach (PropertyInfo property in expected.GetType().GetProperties())
                Compare($"{path}.{property.Name}", property.GetValue(expected), property.GetValue(actual));
            foreach (FieldInfo field in expected.GetType().GetFields())
                Compare($"{path}.{field.Name}", field.GetValue(expected), field.GetValue(actual));
        }
    }

    private static object?[] Items(object collection) => collection switch
    {
        IDictionary dictionary => [.. dictionary.Keys.Cast<string>().Order(StringComparer.Ordinal).SelectMany(key => new object?[] { key, dictionary[key] })],
        ImmutableArray<float> { IsDefault: true } => [],
        HashSet<char> set => [.. set.Order().Cast<object>()],
        IEnumerable items => [.. items.Cast<object?>()],
        _ => [],
    };
}
