//! Writing down what a type has once, for both ways. What is forgotten does not compile.

/// A type with these fields, in this order.
macro_rules! fields {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, into: &mut Vec<u8>) {
                let Self { $($field),+ } = self;
                $($field.pack(into);)+
            }

            fn unpack(from: &mut $crate::packed::Unpacking<'_>) -> Self {
                Self { $($field: from.take()),+ }
            }
        }
    };
}

/// A type that is one of these, by their places from 0. The first stands where none is.
macro_rules! one_of {
    ($name:ident { $first:ident = 0 $(, $variant:ident = $place:literal)* $(,)? }) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, into: &mut Vec<u8>) {
                let place: u8 = match self {
                    Self::$first => 0,
                    $(Self::$variant => $place,)*
                };
                place.pack(into);
            }

            fn unpack(from: &mut $crate::packed::Unpacking<'_>) -> Self {
                match from.byte() {
                    0 => Self::$first,
                    $($place => Self::$variant,)*
                    _ => {
                        from.spoil();
                        Self::$first
                    }
                }
            }
        }
    };
}

/// A type that is one of these with what each has, by their places; `else` stands where none is.
/// What has place 0 must not have others of its type in it: it is read where nothing is left.
macro_rules! one_with {
    ($name:ident else $nothing:expr, {
        $($place:literal = $variant:ident
            $(($($part:ident),+))? $({ $($field:ident),+ })?),+ $(,)?
    }) => {
        impl $crate::packed::Packed for $name {
            fn pack(&self, into: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($part),+))? $({ $($field),+ })? => {
                        into.push($place);
                        $($($part.pack(into);)+)?
                        $($($field.pack(into);)+)?
                    })+
                }
            }

            fn unpack(from: &mut $crate::packed::Unpacking<'_>) -> Self {
                match from.byte() {
                    $($place => {
                        $($(let $part = from.take();)+)?
                        $($(let $field = from.take();)+)?
                        Self::$variant $(($($part),+))? $({ $($field),+ })?
                    })+
                    _ => {
                        from.spoil();
                        $nothing
                    }
                }
            }
        }
    };
}

pub(super) use {fields, one_of, one_with};
