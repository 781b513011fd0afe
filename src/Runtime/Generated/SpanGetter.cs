using System.ComponentModel;

namespace Instrument.Generated;

/// <summary>Gets the numbers that an element of a family holds. For generated code.</summary>
/// <typeparam name="TElement">The type of the element.</typeparam>
/// <typeparam name="T">The type of the numbers.</typeparam>
/// <param name="element">The element, which may be <see langword="null"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ReadOnlySpan<T> SpanGetter<TElement, T>(TElement element);
