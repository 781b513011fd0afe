using System.Diagnostics.CodeAnalysis;

namespace Instrument.Http;

/// <summary>The value of a call to a server, or why there is none.</summary>
internal sealed class ApiResult<T> where T : notnull
{
    private readonly T? _value;

    /// <summary>A call that succeeded.</summary>
    public ApiResult(T value) => _value = value;

    /// <summary>A call that failed.</summary>
    public ApiResult(ApiFailure failure) => Failure = failure;

    /// <summary>Why there is no value; <see langword="null"/> after a success.</summary>
    public ApiFailure? Failure { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsSuccess => Failure is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The call failed.</exception>
    public T Value => IsSuccess ? _value! : throw new InvalidOperationException($"There is no value: {Failure.Message}");

    public static implicit operator ApiResult<T>(T value) => new(value);

    public static implicit operator ApiResult<T>(ApiFailure failure) => new(failure);

    /// <summary>The same result with another value, made only when there is one.</summary>
    public ApiResult<TOther> Map<TOther>(Func<T, TOther> map) where TOther : notnull => IsSuccess ? map(_value!) : Failure;

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? "success" : Failure.Message;
}
